//go:build !js

package stories

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"statecraft/shared/text/german"
)

// Somebody who reads German finds the pages in German, starts an instance, reads
// its history, changes to English and back, and leaves.
func TestGermanReader(t *testing.T) {
	english := untranslated(t)
	link := startServer(t)
	p := openBrowserIn(t, "de-DE", desk)
	p.Open(link)
	p.See("Mit einem Beispiel beginnen")
	p.readsNo(english)
	p.Pictures("german-home", desk, phone)

	p.Click("Abläufe")
	p.See("Neuer Ablauf")
	p.readsNo(english)
	p.Pictures("german-workflows", desk, phone)

	p.Click("Purchase approval starten")
	p.See("Worum geht es diesmal?")
	p.readsNo(english)
	p.Pictures("german-start", desk, phone)
	p.Fill("Worum geht es diesmal?", "Dockingstation")
	p.Click("Starten")
	p.See("Gestartet von Admin")
	p.See("Write request wartet auf Admin")
	p.readsNo(english)
	p.Pictures("german-instance", desk, phone)

	p.Click("Statecraft, Startseite")
	p.Click("Vorgänge")
	p.See("gestartet gerade eben von Admin")
	p.readsNo(english)
	p.Pictures("german-instances", desk, phone)

	p.Click("Angemeldet als Admin. Menü öffnen")
	p.readsNo(english)
	p.Pictures("german-menu", desk, phone)
	p.Click("English")
	p.See("started just now by Admin")
	p.Click("You are Admin. Open the menu")
	p.Click("As the browser")
	p.See("gestartet")

	p.Click("Angemeldet als Admin. Menü öffnen")
	p.Click("Abmelden")
	p.See("Bei Statecraft anmelden")
	p.readsNo(english)
	p.Pictures("german-signin", desk, phoneDark)
}

// untranslated are the sentences nobody who reads German should meet.
func untranslated(t *testing.T) map[string]bool {
	t.Helper()
	all, err := german.All()
	if err != nil {
		t.Fatal(err)
	}
	english := map[string]bool{}
	for key, translated := range all.Said {
		if _, words, found := strings.Cut(key, "|"); found {
			key = words // behind its meaning
		}
		// Labels of drawings are also what people write into them: "otherwise".
		label := strings.ToLower(key) == key && !strings.Contains(key, " ")
		if key != translated && !strings.Contains(key, "%") && !label {
			english[key] = true
		}
	}
	return english
}

// readsNo looks through everything the page shows or is called.
func (p *Person) readsNo(english map[string]bool) {
	p.t.Helper()
	shown, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`(() => {
		const texts = [document.title];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) texts.push(walker.currentNode.nodeValue);
		for (const name of ["title", "aria-label", "placeholder", "alt"])
			for (const e of document.querySelectorAll("[" + name + "]")) texts.push(e.getAttribute(name));
		return texts;
	})()`))
	if err != nil {
		p.t.Fatal(err)
	}
	for _, words := range shown {
		if english[strings.TrimSpace(words)] {
			p.t.Errorf("the page shows %q to somebody who reads German", words)
		}
	}
}
