package settings

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// MaxFileBytes is how long a settings file may be; whoever reads it stops behind
// that. A line may have longestLine bytes: the library takes minutes for long
// lines that nest.
const (
	MaxFileBytes = 16 << 10
	longestLine  = 1 << 10
)

// found is a value of the file with its line.
type found struct {
	value []string
	line  int
}

// parseFile reads the text of a settings file: TOML, a line for each setting.
// Whatever it does not understand is a problem with its line.
func parseFile(text string) (map[string]found, []problem) {
	if p := tooLong(text); p != nil {
		return nil, []problem{*p}
	}
	var raw map[string]toml.Primitive
	meta, err := toml.Decode(text, &raw)
	if err != nil {
		return nil, []problem{{line: lineOf(err), text: sentence(err)}}
	}
	kinds := map[string]Kind{}
	for _, s := range Table() {
		kinds[s.Name] = s.Kind
	}
	values := map[string]found{}
	var problems []problem
	for name, primitive := range raw {
		kind, known := kinds[name]
		v := fileValue{name: name, known: known, kind: kind}
		line := decode(&meta, primitive, &v)
		if v.refused != "" {
			problems = append(problems, problem{line: line, text: v.refused})
		} else {
			values[name] = found{value: v.value, line: line}
		}
	}
	return values, problems
}

func tooLong(text string) *problem {
	if len(text) > MaxFileBytes {
		return &problem{text: fmt.Sprintf("longer than %d bytes", MaxFileBytes)}
	}
	number := 0
	for line := range strings.Lines(text) {
		if number++; len(line) > longestLine {
			return &problem{line: number, text: fmt.Sprintf("a line has at most %d bytes", longestLine)}
		}
	}
	return nil
}

// decode reads a value and gives its line. The library tells that with an error
// alone, so reading always ends with one. A table that is only named as a part
// of its keys has the line of one of them.
func decode(meta *toml.MetaData, primitive toml.Primitive, v *fileValue) (line int) {
	line = lineOf(meta.PrimitiveDecode(primitive, v))
	const deepest = 8
	for level := 0; line == 0 && level < deepest; level++ {
		var keys map[string]toml.Primitive
		if meta.PrimitiveDecode(primitive, &keys) != nil {
			break
		}
		for _, primitive = range keys {
			line = lineOf(meta.PrimitiveDecode(primitive, new(fileValue)))
		}
	}
	return line
}

// fileValue reads one value of the file.
type fileValue struct {
	name    string
	known   bool
	kind    Kind
	value   []string
	refused string
}

var errPlace = errors.New("here")

// UnmarshalTOML takes what the setting's kind allows.
func (v *fileValue) UnmarshalTOML(data any) error {
	fits := false
	switch data := data.(type) {
	case string:
		v.value, fits = []string{data}, v.kind == Text
	case bool:
		v.value, fits = []string{strconv.FormatBool(data)}, v.kind == Switch
	case []any:
		fits = v.kind == List
		for _, entry := range data {
			text, ok := entry.(string)
			v.value, fits = append(v.value, text), fits && ok
		}
	}
	takes := map[Kind]string{
		Text: "a text in quotes", Switch: "true or false, without quotes", List: `a list of texts, such as ["one", "two"]`,
	}
	switch {
	case !v.known:
		v.refused = fmt.Sprintf("there is no setting %q; statecraft config lists them all", v.name)
	case !fits:
		v.refused = v.name + " takes " + takes[v.kind]
	}
	return errPlace
}

func lineOf(err error) int {
	var e toml.ParseError
	if errors.As(err, &e) {
		return e.Position.Line
	}
	return 0
}

// sentence says what is wrong without what the library quotes: that may be a
// secret.
func sentence(err error) string {
	if strings.Contains(err.Error(), "has already been defined") {
		return "this setting is given twice; keep one"
	}
	return "this is no TOML: a line reads NAME = VALUE, with texts in quotes"
}
