package picture

import (
	"strings"

	"statecraft/engine"
)

// Text is what people read on a transition: its label, else its outcome, else
// what triggers it, else its condition, else "otherwise" for the fallback.
func Text(t *engine.Transition) string {
	for _, text := range []string{t.Label, t.Outcome, triggerWords(t), t.When} {
		if text != "" {
			return text
		}
	}
	if t.Default {
		return "otherwise"
	}
	return ""
}

func triggerWords(t *engine.Transition) string {
	switch t.On {
	case engine.OnAfter:
		return "after " + durationWords(t.After)
	case engine.OnAt:
		return "at " + t.At
	case engine.OnMessage:
		return t.Message
	case engine.OnError:
		if t.Error != "" {
			return "fails: " + t.Error
		}
		return "fails"
	}
	return ""
}

// durationWords reads the simple durations people write ("P14D", "PT1H", "3wd")
// and leaves the others as they are.
func durationWords(d engine.Duration) string {
	text := string(d)
	if n, found := strings.CutSuffix(text, "wd"); found {
		return amountWords(n, "working day", text)
	}
	units := map[byte]string{'Y': "year", 'M': "month", 'W': "week", 'D': "day"}
	rest, found := strings.CutPrefix(text, "PT")
	if found {
		units = map[byte]string{'H': "hour", 'M': "minute", 'S': "second"}
	} else if rest, found = strings.CutPrefix(text, "P"); !found {
		return text
	}
	if rest == "" {
		return text
	}
	unit := units[rest[len(rest)-1]]
	if unit == "" {
		return text
	}
	return amountWords(rest[:len(rest)-1], unit, text)
}

func amountWords(number, unit, otherwise string) string {
	if number == "" || strings.Trim(number, "0123456789") != "" {
		return otherwise
	}
	if number == "1" {
		return "1 " + unit
	}
	return number + " " + unit + "s"
}
