package words

import (
	"strings"

	"statecraft/engine"
	"statecraft/shared/text"
)

// Transition is what people read on a transition: its label, else its outcome, else
// what triggers it, else its condition, else "otherwise" for the fallback.
func Transition(l *text.Language, t *engine.Transition) string {
	for _, words := range []string{t.Label, t.Outcome, triggerWords(l, t), t.When} {
		if words != "" {
			return words
		}
	}
	if t.Default {
		return l.Say("otherwise")
	}
	return ""
}

func triggerWords(l *text.Language, t *engine.Transition) string {
	switch t.On {
	case engine.OnAfter:
		return afterWords(l, t.After)
	case engine.OnAt:
		return l.Say("at %s", t.At)
	case engine.OnMessage:
		return t.Message
	case engine.OnError:
		if t.Error != "" {
			return l.Say("fails: %s", t.Error)
		}
		return l.Say("fails")
	}
	return ""
}

// afterWords reads the simple durations people write ("P14D", "PT1H", "3wd") and
// leaves others as they are.
func afterWords(l *text.Language, d engine.Duration) string {
	rest := strings.TrimLeft(string(d), "PT")
	unit := strings.TrimLeft(rest, "0123456789")
	number := strings.TrimSuffix(rest, unit)
	if number == "" {
		return l.Say("after %s", string(d))
	}
	n := 2
	if number == "1" {
		n = 1
	}
	switch strings.TrimSuffix(string(d), rest) + unit {
	case "wd":
		return l.Count(n, number, "after %s working day", "after %s working days")
	case "PTH":
		return l.Count(n, number, "after %s hour", "after %s hours")
	case "PTM":
		return l.Count(n, number, "after %s minute", "after %s minutes")
	case "PTS":
		return l.Count(n, number, "after %s second", "after %s seconds")
	case "PY":
		return l.Count(n, number, "after %s year", "after %s years")
	case "PM":
		return l.Count(n, number, "after %s month", "after %s months")
	case "PW":
		return l.Count(n, number, "after %s week", "after %s weeks")
	case "PD":
		return l.Count(n, number, "after %s day", "after %s days")
	}
	return l.Say("after %s", string(d))
}
