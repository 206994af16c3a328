package words

import (
	"strings"

	"statecraft/engine"
)

// Transition is what people read on a transition: its label, else its outcome, else
// what triggers it, else its condition, else "otherwise" for the fallback.
func Transition(t *engine.Transition) string {
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
// and leaves others as they are.
func durationWords(d engine.Duration) string {
	units := []struct{ prefix, suffix, noun string }{
		{"", "wd", "working day"},
		{"PT", "H", "hour"}, {"PT", "M", "minute"}, {"PT", "S", "second"},
		{"P", "Y", "year"}, {"P", "M", "month"}, {"P", "W", "week"}, {"P", "D", "day"},
	}
	for _, unit := range units {
		rest, found := strings.CutPrefix(string(d), unit.prefix)
		number, ends := strings.CutSuffix(rest, unit.suffix)
		if !found || !ends || number == "" || strings.Trim(number, "0123456789") != "" {
			continue
		}
		if number == "1" {
			return "1 " + unit.noun
		}
		return number + " " + unit.noun + "s"
	}
	return string(d)
}
