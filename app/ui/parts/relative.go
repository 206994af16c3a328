package parts

import (
	"strconv"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// Relative shows how long ago a moment was, with the exact one on hover.
func Relative(t time.Time) app.UI {
	if t.IsZero() {
		return tag.Span()
	}
	return tag.Time().Class("relative").
		Attr("datetime", t.UTC().Format(time.RFC3339)).
		Title("%s", Exact(t)).
		Text(Ago(t, time.Now()))
}

// RefreshRelative brings every time on the page up to date. It changes the text
// nodes in place: drawing a page anew because a minute has passed would cost
// much more.
func RefreshRelative(now time.Time) {
	times := app.Window().Get("document").Call("querySelectorAll", "time.relative")
	for i := range times.Length() {
		text := times.Index(i).Get("firstChild")
		t, err := time.Parse(time.RFC3339, times.Index(i).Call("getAttribute", "datetime").String())
		if err != nil || !text.Truthy() {
			continue
		}
		if ago := Ago(t, now); ago != text.Get("nodeValue").String() {
			text.Set("nodeValue", ago)
		}
	}
}

// Exact writes a moment out in the reader's own zone.
func Exact(t time.Time) string { return t.Local().Format("2 January 2006, 15:04:05") }

// Ago says in words how long before now a moment was.
func Ago(t, now time.Time) string {
	d := now.Sub(t)
	switch {
	case d < 45*time.Second:
		return "just now"
	case d < time.Hour:
		return count(int((d+30*time.Second).Minutes()), "minute") + " ago"
	case d < 24*time.Hour:
		return count(int((d+30*time.Minute).Hours()), "hour") + " ago"
	}
	switch days := daysBetween(t, now); {
	case days <= 1:
		return "yesterday"
	case days < 7:
		return count(days, "day") + " ago"
	case t.Local().Year() == now.Local().Year():
		return "on " + t.Local().Format("2 January")
	}
	return "on " + t.Local().Format("2 January 2006")
}

// daysBetween counts midnights, because "yesterday" is about the calendar.
func daysBetween(t, now time.Time) int {
	t, now = t.Local(), now.Local()
	from := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	to := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	return int(to.Sub(from).Hours() / 24)
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}
