package expr

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// function is something that may be called.
type function struct {
	name        string
	least, most int // how many arguments
	takes       []Type
	gives       Type
	open        bool // nothing comes of nothing, so what it gives of Any is Any
	run         func(args []value) value
}

// functions is the whole list of what may be called.
func functions() []*function {
	number, text := []Type{Number}, []Type{Text}
	return []*function{
		{"abs", 1, 1, number, Number, true, ofNumbers(math.Abs)},
		{"ceil", 1, 1, number, Number, false, ofNumbers(math.Ceil)},
		{"float", 1, 1, []Type{Number, Text}, Number, false, float},
		{"floor", 1, 1, number, Number, false, ofNumbers(math.Floor)},
		{"int", 1, 1, []Type{Number, Text}, Number, false, whole},
		{"len", 1, 1, []Type{Text, List}, Number, false, length},
		{"lower", 1, 1, text, Text, false, ofTexts(strings.ToLower)},
		{"max", 1, MaxLength, []Type{Number, List}, Number, true, largest(func(a, b float64) bool { return a > b })},
		{"min", 1, MaxLength, []Type{Number, List}, Number, true, largest(func(a, b float64) bool { return a < b })},
		{"round", 1, 1, number, Number, false, ofNumbers(math.Round)},
		{"string", 1, 1, []Type{Text, Number, Boolean}, Text, false, written},
		{"trim", 1, 2, text, Text, false, trimmed},
		{"upper", 1, 1, text, Text, false, ofTexts(strings.ToUpper)},
	}
}

func functionNames() []string {
	var names []string
	for _, f := range functions() {
		names = append(names, f.name)
	}
	return names
}

// functionOf gives the function of a name, nil where there is none.
func functionOf(name string) *function {
	for _, f := range functions() {
		if f.name == name {
			return f
		}
	}
	return nil
}

func ofNumbers(f func(float64) float64) func([]value) value {
	return func(args []value) value {
		if args[0].kind != isNumber {
			return unfit()
		}
		return ofNumber(f(args[0].number))
	}
}

func ofTexts(f func(string) string) func([]value) value {
	return func(args []value) value {
		if args[0].kind != isText {
			return unfit()
		}
		return ofText(f(args[0].text))
	}
}

func float(args []value) value {
	switch v := args[0]; v.kind {
	case isNumber:
		return v
	case isText:
		if n, err := strconv.ParseFloat(v.text, 64); err == nil {
			return ofNumber(n)
		}
	}
	return unfit()
}

// whole is int(). Past 2^53 not every whole number is a number of the data.
func whole(args []value) value {
	n := 0.0
	switch v := args[0]; v.kind {
	case isNumber:
		n = math.Trunc(v.number)
	case isText:
		i, err := strconv.ParseInt(v.text, 10, 64)
		switch {
		case err != nil:
			return unfit()
		case i > 1<<53 || i < -1<<53:
			n = math.Inf(1)
		default:
			n = float64(i)
		}
	default:
		return unfit()
	}
	if math.IsNaN(n) || math.Abs(n) > 1<<53 {
		return tooMuch("no whole number that can be stored")
	}
	return ofNumber(n)
}

func length(args []value) value {
	switch v := args[0]; v.kind {
	case isText:
		return ofNumber(float64(utf8.RuneCountInString(v.text)))
	case isList:
		return ofNumber(float64(len(v.list)))
	case isObject:
		return ofNumber(float64(len(v.members)))
	}
	return unfit()
}

// largest gives the number that beats all others, among the arguments and in
// lists of them; nothing where there is none.
func largest(beats func(a, b float64) bool) func([]value) value {
	return func(args []value) value {
		numbers, fit := numbersIn(nil, args, 0)
		if !fit {
			return unfit()
		}
		if len(numbers) == 0 {
			return value{}
		}
		best := numbers[0]
		for _, n := range numbers[1:] {
			if beats(n, best) {
				best = n
			}
		}
		return ofNumber(best)
	}
}

// numbersIn adds the numbers of values and of lists among them. It tells whether
// there was nothing else.
func numbersIn(numbers []float64, of []value, depth int) ([]float64, bool) {
	fit := depth <= MaxNesting
	for _, v := range of {
		switch v.kind {
		case isNumber:
			numbers = append(numbers, v.number)
		case isList:
			var inner bool
			numbers, inner = numbersIn(numbers, values(v.list), depth+1)
			fit = fit && inner
		default:
			fit = false
		}
	}
	return numbers, fit
}

func values(list []any) []value {
	all := make([]value, len(list))
	for n := range list {
		all[n] = of(list[n])
	}
	return all
}

// written is string(): of lists and objects, whose text may be as long as the
// whole data, there is none.
func written(args []value) value {
	switch v := args[0]; v.kind {
	case isText:
		return v
	case isNumber:
		return ofText(spelled(v.number))
	case isTrue, isFalse:
		return ofText(strconv.FormatBool(v.kind == isTrue))
	}
	return unfit()
}

func trimmed(args []value) value {
	for _, v := range args {
		if v.kind != isText {
			return unfit()
		}
	}
	if len(args) == 1 {
		return ofText(strings.TrimSpace(args[0].text))
	}
	return ofText(strings.Trim(args[0].text, args[1].text))
}
