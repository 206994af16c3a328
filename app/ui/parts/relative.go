package parts

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

// Relative shows how long ago a moment was, with the exact one on hover.
func Relative(t time.Time) app.UI {
	if t.IsZero() {
		return tag.Span()
	}
	return tag.Time().Class("relative").
		Attr("datetime", t.UTC().Format(time.RFC3339)).
		Title("%s", say.Exact(t)).
		Text(say.Ago(t, time.Now()))
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
		if ago := say.Ago(t, now); ago != text.Get("nodeValue").String() {
			text.Set("nodeValue", ago)
		}
	}
}
