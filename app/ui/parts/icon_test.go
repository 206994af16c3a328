package parts

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// promised are the icons other packages may count on.
var promised = strings.Fields(`person people bolt clock diamond subflow note undo redo plus minus trash play download upload
	check warning close more search back forward down sun moon system start end inbox file logout flow`)

func TestIcons(t *testing.T) {
	for _, name := range promised {
		html := app.HTMLString(Icon(name))
		if !strings.Contains(html, "<path") {
			t.Errorf("there is no icon %q", name)
		}
		if !strings.Contains(html, `aria-hidden`) {
			t.Errorf("%q is read out", name)
		}
	}
	if html := app.HTMLString(Icon("no-such")); strings.Contains(html, "<path") {
		t.Error("an unknown icon draws something")
	}
}
