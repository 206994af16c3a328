package say

import (
	"sync"
	"syscall/js"
	"time"
)

// zoned is a moment in the reader's zone. Go knows one offset for all times here,
// that of the program's start; the browser knows the one of each moment.
func zoned(t time.Time) time.Time {
	minutes := js.Global().Get("Date").New(t.UnixMilli()).Call("getTimezoneOffset")
	if minutes.IsNaN() { // past the years browsers can count
		return t.UTC()
	}
	return t.In(time.FixedZone("", -60*minutes.Int()))
}

// formats holds what writes each style; each is made when first needed, which
// takes the browser longer than writing.
var formats = func() (list [styles]func() js.Value) {
	for s := range list {
		list[s] = sync.OnceValue(style(s).format)
	}
	return list
}()

func written(s style, t time.Time) string {
	format := formats[s]()
	if year := t.Year(); !format.Truthy() || year < -200_000 || year > 200_000 {
		if s != styleDate {
			t = zoned(t)
		}
		return t.Format(s.layout())
	}
	return format.Call("format", t.UnixMilli()).String()
}

// format asks the browser for what writes the style in the page's language; null
// where it has none.
func (s style) format() (made js.Value) {
	defer func() {
		if recover() != nil { // the browser threw: it knows an option or the language not
			made = js.Null()
		}
	}()
	return js.Global().Get("Intl").Get("DateTimeFormat").New(locale(), s.options())
}

func (s style) options() map[string]any {
	day := map[string]any{"day": "numeric", "month": "long", "year": "numeric"}
	switch s {
	case styleDayOfYear:
		delete(day, "year")
	case styleWeekday:
		day["weekday"] = "long"
	case styleClock:
		return map[string]any{"timeStyle": "short"}
	case styleExact:
		return map[string]any{"dateStyle": "long", "timeStyle": "medium"}
	case styleDate:
		day["timeZone"] = "UTC"
	}
	return day
}
