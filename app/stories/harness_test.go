//go:build !js

package stories

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// openTestPage serves a page of testdata under a content policy like ours.
func openTestPage(t *testing.T, page string) *Person {
	t.Helper()
	files := http.FileServer(http.Dir("testdata"))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; style-src 'self'")
		if r.URL.Path == "/favicon.ico" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	p := openBrowser(t, desk)
	p.Open(server.URL + "/" + page)
	return p
}

func TestPersonActsByTrustedEvents(t *testing.T) {
	p := openTestPage(t, "page.html")

	p.Click("Late")
	p.See("clicked Late trusted true")
	p.Click("Covered")
	p.See("clicked Covered trusted true")

	p.Fill("Name", "Écrire \"it\"\n")
	p.See(`name Écrire "it" trusted true`)
	if got := p.Read("Name"); got != `Écrire "it"` {
		t.Errorf("the field reads %q", got)
	}
	p.Choose("Kind", "Wait")
	p.See("kind Wait trusted true")

	card := p.Card("review")
	p.DoubleClickAt(card.centre())
	p.See("double trusted true")
	p.Drag(card.right().plus(-5, 0), card.right().plus(40, 0))
	p.See("dragged by 40 trusted true")
	p.Press("z", chromedp.ModifierCtrl)
	p.See("undo trusted true")

	if name, content := p.Download(func() { p.Click("Save") }); name != "saved.txt" || content != "saved" {
		t.Errorf("downloaded %s: %q", name, content)
	}
	p.PickFile(func() { p.Click("Pick") }, "one.dot", "digraph {}")
	p.See("picked one.dot: digraph {}")
	p.DropFile(card.centre(), "two.dot", "graph {}")
	p.See("dropped two.dot: graph {}")
}

func TestPersonSeesWhatIsShown(t *testing.T) {
	p := openTestPage(t, "page.html")
	p.See("Split in parts")
	p.See("before") // in a field
	p.See("Review, person state")
	p.SeeNo("Invisible words")
	things, err := p.look()
	if err != nil {
		t.Fatal(err)
	}
	if card, err := find(things, controls, "Review, person"); err != nil || card.name != "Review, person state" {
		t.Errorf("looking for a name by its first words: %v, error %v", card, err)
	}
	for _, c := range []struct{ name, want string }{
		{"Missing", `nothing is called "Missing"; there are: [`},
		{"Locked", `button "Locked" cannot be used now`},
	} {
		if _, err := find(things, controls, c.name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("looking for %s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func TestFaultsInTheConsoleAreSeen(t *testing.T) {
	p := openTestPage(t, "page.html?faults")
	all := []string{"a fault is logged", "a fault is thrown", "Content Security Policy"}
	p.until("reading the console", func() error {
		_, faults := p.console.read()
		for _, want := range all {
			if !strings.Contains(strings.Join(faults, "\n"), want) {
				return fmt.Errorf("%q is not among the faults %q", want, faults)
			}
		}
		return nil
	})
	p.console.forgive()
}
