//go:build !js

package stories

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestPersonUsesTheWholeMouse(t *testing.T) {
	p := openTestPage(t, "hands.html")
	at := p.Card("ground").centre()

	p.RightClick(at)
	p.See("menu at 208 trusted true")
	p.ShiftClick(at)
	p.See("click holding shift")
	p.Scroll(at, 0, 120)
	p.See("wheel 0 120 holding nothing trusted true")
	p.Scroll(at, 0, -120, chromedp.ModifierCtrl)
	p.See("wheel 0 -120 holding ctrl trusted true")
	p.Scroll(at, 30, 0, chromedp.ModifierShift)
	p.See("wheel 30 0 holding shift trusted true")

	p.DragMiddle(at, at.plus(60, 10))
	p.See("dragged by 60 button 1 holding nothing until nothing, space false")
	p.DragHolding(at, at.plus(-36, 0), chromedp.ModifierAlt)
	p.See("Alt down trusted true")
	p.See("dragged by -36 button 0 holding alt until alt, space false")
	p.See("Alt up")
	p.HoldSpace(func() { p.Drag(at, at.plus(24, 0)) })
	p.See("dragged by 24 button 0 holding nothing until nothing, space true")
	p.Drag(at, at.plus(12, 0))
	p.See("dragged by 12 button 0 holding nothing until nothing, space false")
}

func TestPersonCopiesBetweenTabs(t *testing.T) {
	p := openTestPage(t, "hands.html")
	p.ClickAt(p.Card("ground").centre())
	p.Copy()
	p.See("copy trusted true")
	other := p.AnotherTab(desk)
	other.Open(p.address())
	other.ClickAt(other.Card("ground").centre())
	other.Paste()
	other.See("pasted copy of the page")
	other.Cut()
	other.See("cut trusted true")
	p.TurnTo()
	p.Paste()
	p.See("pasted cut of the page")
}

func TestTabsShareWhatBrowsersKeep(t *testing.T) {
	p := openTestPage(t, "hands.html")
	tab, elsewhere := p.AnotherTab(desk), p.Elsewhere(phone)
	tab.Open(p.address())
	p.Push("Keep")
	tab.See("another tab kept yes")
	elsewhere.Open(p.address())
	elsewhere.See("kept here: null")
	tab.Open(p.address())
	tab.See("kept here: yes")
}

func TestPersonIsOffline(t *testing.T) {
	p := openTestPage(t, "hands.html")
	p.Push("Ask the server")
	p.See("asked, 200, the browser says online")
	p.Offline(true)
	p.See("now offline")
	p.Push("Ask the server")
	p.See("asked, no answer, the browser says offline")
	p.console.forgive() // the browser tells the refused request
	p.Offline(false)
	p.See("now online")
	p.Push("Ask the server")
	p.See("asked, 200, the browser says online")
}

func TestInteractionsAreCounted(t *testing.T) {
	p := openTestPage(t, "hands.html")
	at := p.Card("ground").centre()
	p.See("Ground")
	if p.Count() != 0 {
		t.Errorf("looking counts as %d interactions", p.Count())
	}
	p.ClickAt(at)                                             // 1
	p.Drag(at, at.plus(20, 0))                                // 2
	p.DragHolding(at, at.plus(20, 0), chromedp.ModifierShift) // 3
	p.Scroll(at, 0, 10)                                       // 4
	p.Press(kb.Escape)                                        // 5
	p.Fill("Words", "several words in one go")                // 7: a click and the words
	p.HoldSpace(func() { p.Drag(at, at.plus(20, 0)) })        // 8
	p.RightClick(at)                                          // 9
	if got := p.Count(); got != 9 {
		t.Errorf("counted %d interactions, want 9", got)
	}
	if got := p.Read("Words"); !strings.HasPrefix(got, "several") {
		t.Errorf("the field reads %q", got)
	}
}

// address is where the person is.
func (p *Person) address() string {
	p.t.Helper()
	at, err := chromedp.Run(p.ctx, chromedp.Location())
	if err != nil {
		p.t.Fatal(err)
	}
	return at
}
