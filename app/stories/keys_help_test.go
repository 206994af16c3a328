//go:build !js

package stories

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Everything is a few letters away: the palette does and goes, the bar finds by
// the words behind the drawing, the question mark lists the keys. None of them
// answers while something is typed.
func TestPaletteFindAndHelp(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.Click("Open Purchase approval")
	p.See("published as version 1")
	p.Card("approve")

	p.goByPalette()
	p.findByCondition()
	p.findByProblem()
	p.listKeys()
	p.typeWithoutShortcuts()
	p.deleteWithAndWithout()
	p.askTheMenu()
}

// goByPalette goes to a state, aligns all states and undoes that, without the
// pointer.
func (p *Person) goByPalette() {
	p.t.Helper()
	p.Press("k", held)
	p.Type("decl")
	p.See("Go to Declined")
	p.Press(enter)
	p.See("Decision · ") // the inspector is about it
	p.SeeNo("Go to Declined")
	p.focusIs("declined")

	p.Press("a", held)
	p.See("things selected")
	p.Press("k", held)
	p.Pictures("palette", desk, deskDark, phone, phoneDark)
	p.Type("alleft") // the beginnings of words
	p.See("Align left")
	p.Press(enter)
	p.See("Undo: Align")
	p.Press("k", held)
	p.Type("undo")
	p.Press(enter)
	p.See("Redo: Align")
	p.Press(kb.Escape)
}

// findByCondition looks for what no card shows.
func (p *Person) findByCondition() {
	p.t.Helper()
	p.Press("f", held)
	p.Type("needs_app")
	p.See("2 found") // what sets it, and the way that asks for it
	p.seeFound("check check->approve")
	p.Press(enter)
	p.See("1 of 2")
	p.See("Check the limit sets needs_approval = amount > 1000")
	p.Press(kb.F3)
	p.See("From Check the limit to Approve when needs_approval")
	p.See("Transition · from Check the limit to Approve")
	p.Pictures("find", desk, deskDark, phone, phoneDark)
	p.Press(enter, chromedp.ModifierShift)
	p.See("1 of 2")
	p.Press(kb.Escape)
	p.SeeNo("1 of 2")
	p.seeFound("")
	p.focusIs("check")

	p.Press("f", held)
	p.Type("approvers")
	p.See("1 found")
	p.Press(kb.Escape)
	p.focusIs("check") // nothing was gone to, so all is as it was
}

// findByProblem filters without a word.
func (p *Person) findByProblem() {
	p.t.Helper()
	p.ClickAt(p.Card("approve").centre())
	p.Click("Remove approvers")
	p.See("Nobody may act in Approve")
	p.ClickAt(p.Card("book").centre())
	p.Press("f", held)
	p.Press(kb.Backspace)
	p.Click("With problems")
	p.See("1 found")
	p.seeFound("approve")
	p.Click("The next")
	p.See("1 of 1")
	p.Push("Close")
	p.Press("z", held)
	p.SeeNo("Nobody may act in Approve")
}

// listKeys asks for the list of shortcuts.
func (p *Person) listKeys() {
	p.t.Helper()
	p.Press("?", chromedp.ModifierShift)
	p.See("Keyboard shortcuts")
	p.See("Delete without joining the neighbours")
	p.See("hold Alt while dragging")
	p.Pictures("shortcuts", desk, deskDark, phone, phoneDark)
	p.Press(kb.Delete) // not even with the list open
	p.Press(kb.Escape)
	p.SeeNo("Keyboard shortcuts")
	p.Card("approve")
}

// typeWithoutShortcuts types in fields what would mean something elsewhere.
func (p *Person) typeWithoutShortcuts() {
	p.t.Helper()
	p.ClickAt(p.Card("approve").centre())
	p.Fill("Name", "?01+-")
	p.Press("k", held)
	p.Press("d", held)
	p.Press(kb.F8)
	p.Press(kb.F3)
	if got := p.Read("Name"); got != "?01+-" {
		p.t.Errorf("the field reads %q", got)
	}
	p.SeeNo("Keyboard shortcuts")
	p.SeeNo("What to do, or where to go")
	p.SeeNo("Name, person, condition, problem")
	p.Press(tab)
	p.See("Undo: Rename state")
	p.ClickAt(ground)
	p.Press("z", held)
	p.SeeNo("?01+-")
}

// deleteWithAndWithout deletes a state so that its neighbours are joined, which
// the page says, and so that they are not.
func (p *Person) deleteWithAndWithout() {
	p.t.Helper()
	p.ClickAt(p.Card("book").centre())
	p.Press(kb.Delete)
	p.See("Check the limit and Approve now lead to Booked.")
	p.seeWaysTo("booked", "approve->booked check->booked")
	p.Press("z", held)
	p.ClickAt(p.Card("book").centre())
	p.Press(kb.Delete, chromedp.ModifierShift)
	p.seeWaysTo("booked", "")
	p.Press("z", held)
	p.Card("book")
}

// seeWaysTo makes sure which transitions lead to a state.
func (p *Person) seeWaysTo(state, ids string) {
	p.t.Helper()
	p.seeIn("what leads to "+state, `[...document.querySelectorAll(".canvas-picture [data-transition-id]")].map(
		e => e.dataset.transitionId).filter(id => id.endsWith("->`+state+`")).sort().join(" ")`, ids)
}

// askTheMenu finds the same without a keyboard, and is told of keys there.
func (p *Person) askTheMenu() {
	p.t.Helper()
	p.Use(phone)
	p.Click("More")
	p.Push("Find in the drawing")
	p.See("With problems")
	p.Push("Close")
	p.Use(desk)
}

// held is the key that shortcuts are held with.
var held = selectAll

// focusIs makes sure that a state has the keyboard.
func (p *Person) focusIs(state string) {
	p.t.Helper()
	p.seeIn("the state with the keyboard", `document.activeElement.dataset.stateId || ""`, state)
}

// seeFound makes sure that these are marked on the drawing.
func (p *Person) seeFound(ids string) {
	p.t.Helper()
	p.seeIn("what is marked", `[...document.querySelectorAll(".canvas .found")].map(
		e => e.dataset.stateId || e.dataset.transitionId).sort().join(" ")`, ids)
}

// seeIn waits until the page shows something that has no name of its own.
func (p *Person) seeIn(what, question, want string) {
	p.t.Helper()
	p.until("looking at "+what, func() error {
		got, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](question))
		if err == nil && got != want {
			err = fmt.Errorf("it is %q, not %q", got, want)
		}
		return err
	})
}
