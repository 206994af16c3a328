package parts

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
)

func TestWoven(t *testing.T) {
	bold := tag.Span().Class("strong").Text("Ann")
	for _, c := range []struct{ sentence, want string }{
		{say.Say("started by %s", Slot(0)), "started by <ann>"},
		{say.Say("%s, %s", Slot(1), Slot(0)), "<bo>, <ann>"},
		{say.Say("nobody"), "nobody"},
		{say.Say("%s", Slot(0)), "<ann>"},
		{"", ""},
		{"where " + Slot(3) + " is missing", "where  is missing"},
	} {
		html := app.HTMLString(tag.P().Body(Woven(c.sentence, bold, tag.Code().Text("Bo"))...))
		got := strings.NewReplacer("\n", "", "<p>", "", "</p>", "", `<span class="strong">Ann</span>`, "<ann>", "<code>Bo</code>", "<bo>").
			Replace(strings.ReplaceAll(html, "\n  ", ""))
		if got != c.want {
			t.Errorf("%q is drawn %q, want %q", c.sentence, got, c.want)
		}
	}
}
