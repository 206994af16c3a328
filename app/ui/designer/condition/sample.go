package condition

import (
	"slices"
	"strconv"
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// Questions are what has to be filled in to try a source: one question for each
// name it reads. outcomes are the buttons of the state it stands behind. ok is
// false where the source is not whole yet.
func (s Scope) Questions(source string, outcomes []string) (form *engine.Form, ok bool) {
	read, err := expr.Reads(source)
	if err != nil {
		return nil, false
	}
	form = &engine.Form{}
	for _, n := range s.Names { // in the order they are asked
		if slices.Contains(read, n.Name) {
			form.Fields = append(form.Fields, question(n, outcomes))
		}
	}
	return form, true
}

// question asks for a name without any of the rules of its own question: what is
// tried may be what those refuse.
func question(n engine.Name, outcomes []string) engine.Field {
	f := engine.Field{Name: n.Name, Label: Title(n), Type: fieldType(n), Options: options(n)}
	switch {
	case n.Name == engine.NameOutcome && len(outcomes) > 0:
		f.Type = engine.FieldChoice
		for _, o := range outcomes {
			f.Options = append(f.Options, engine.Option{Value: o})
		}
	case f.Type == engine.FieldMoney: // conditions see the figure alone
		f.Type = engine.FieldNumber
	case f.Type == engine.FieldChoices && len(f.Options) == 0:
		f.Type, f.Help = engine.FieldText, say.Say("Several, with commas between them.")
	case f.Type == "":
		f.Type = engine.FieldText
	}
	return f
}

// Sample turns what was filled into the questions into what the names hold: a
// figure becomes an amount, what is typed for a list becomes one, and what could
// be anything becomes a number or a yes or no where it reads like one.
func (s Scope) Sample(answers map[string]any) map[string]any {
	data := make(map[string]any, len(answers))
	for name, value := range answers {
		n := s.Name(name)
		text, typed := value.(string)
		figure, number := value.(float64)
		switch {
		case number && fieldType(n) == engine.FieldMoney:
			data[name] = map[string]any{"amount": expr.Literal(figure), "currency": ""}
		case typed && n.Type == expr.List:
			var list []any
			for _, item := range strings.Split(text, ",") {
				if item = strings.TrimSpace(item); item != "" {
					list = append(list, item)
				}
			}
			data[name] = list
		case typed && n.Type == expr.Any:
			data[name] = anything(text)
		default:
			data[name] = value
		}
	}
	return data
}

func anything(text string) any {
	if decimal, ok := say.ParseNumber(text); ok {
		if n, err := strconv.ParseFloat(decimal, 64); err == nil {
			return n
		}
	}
	switch text {
	case "true", say.Say("yes"):
		return true
	case "false", say.Say("no"):
		return false
	}
	return text
}
