package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"statecraft/engine"
)

// oneLine makes text from a file safe to print as part of a line: whatever
// would move the cursor, colour the terminal or break the line is a space.
func oneLine(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, text)
}

// lines makes text safe like oneLine, but keeps its lines.
func lines(text string) string {
	list := strings.Split(text, "\n")
	for n := range list {
		list[n] = oneLine(list[n])
	}
	return strings.Join(list, "\n")
}

// writeJSONLine prints a value as one line of JSON. Signs such as < stay as they
// are: this is not a web page.
func writeJSONLine(out io.Writer, value any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// count is a number with its noun: "1 state", "3 states".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// problemPlace says where a problem is: "state review", "transition a->b".
func problemPlace(p engine.Problem) string {
	var places []string
	switch {
	case p.Transition != "":
		places = append(places, "transition "+p.Transition)
	case p.State != "":
		places = append(places, "state "+p.State)
	}
	if p.Field != "" {
		places = append(places, p.Field)
	}
	if p.Column > 0 {
		places = append(places, fmt.Sprintf("column %d", p.Column))
	}
	if len(places) == 0 {
		return ""
	}
	return " (" + strings.Join(places, ", ") + ")"
}
