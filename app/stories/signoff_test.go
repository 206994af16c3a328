//go:build !js

package stories

import (
	"strings"
	"testing"
)

// One person takes every seat: draws a workflow, mends what the page found,
// publishes and starts it, signs it off to the end, and carries it away as DOT
// and back.
func TestDrawRunSignOff(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.See("Demo mode")
	p.Click("Workflows")
	p.Click("New workflow")
	p.Fill("Name", "Leave request")
	p.Click("Create and draw")

	p.draw()
	p.nameOutcomes()
	p.mendProblem()
	p.askForDays()
	p.Click("Tidy")
	p.See("draft · saved")
	p.Pictures("designer", desk, deskDark)
	p.publish()

	p.start()
	p.signOff()
	p.seeFinished()

	p.carryAwayAndBack()
}

// draw draws three states and the ways between them, each in another manner: a
// state dragged from the palette, one led to from another, one by double-click.
func (p *Person) draw() {
	p.See("There is nothing to run yet")
	p.Drag(p.locate(controls, "Person").centre(), point{220, 420})
	p.name("Write request")

	p.Drag(p.Handle("write-request", "right"), point{460, 420})
	p.Take("Person")
	p.name("Review")

	p.DoubleClickAt(point{800, 300})
	p.name("Archive")
	p.Drag(p.Handle("review", "right"), p.Card("archive").centre())
	p.Drag(p.Handle("review", "bottom"), p.Card("write-request").centre())
}

// name types the name of the state just added, in its card.
func (p *Person) name(name string) {
	p.t.Helper()
	p.locate(fields, "Name of the state")
	p.Type(name)
	p.Press(enter)
}

// nameOutcomes says what the buttons read, and that a return needs a reason.
func (p *Person) nameOutcomes() {
	p.See("Transition · from Review to Write request") // drawn last, so selected
	p.Fill("Button", "Return")
	p.Click("A note is required")
	p.ClickAt(p.Way("review->archive"))
	p.Fill("Button", "Approve")
	p.ClickAt(p.Way("write-request->review"))
	p.Fill("Button", "Submit")
}

// mendProblem leaves a state without anybody, is shown so, and says who acts.
func (p *Person) mendProblem() {
	p.ClickAt(p.Card("review").centre())
	p.Click("Remove anyone")
	p.ClickAt(ground)
	p.See("Nobody may act in Review")
	p.Click("Show me")
	p.ClickAt(p.locate(fields, "Who acts here").centre())
	p.Type("appr")
	p.Click("approvers group")
	p.SeeNo("Nobody may act in Review")
	p.See("ready to publish")
}

// ground is a place on the canvas where nothing is drawn.
var ground = point{120, 600}

// askForDays puts a question into the first state's form.
func (p *Person) askForDays() {
	p.ClickAt(p.Card("write-request").centre())
	p.Click("Form")
	p.Click("Add a question")
	p.Fill("Question", "Days off")
	p.Choose("Answer", "Number")
	p.Click("An answer is required")
}

func (p *Person) publish() {
	p.Click("Publish…")
	p.Click("Publish version 1")
	p.See("Version 1 is published")
}

func (p *Person) start() {
	p.Click("Start")
	p.Fill("What is this one about?", "Two weeks in June")
	p.Click("Start")
	p.See("Started by Admin")
}

// signOff takes the instance through its states: the first as oneself, the
// others as the approver.
func (p *Person) signOff() {
	p.Click("Open Write request in the inbox")
	p.Fill("Days off · required", "10")
	p.Push("Submit")
	p.See("Review for “Two weeks in June”: Approve or Return?")

	p.ActAs("Admin", "Approver")
	p.Click("Inbox · 1")
	p.Click("Unassigned 1")
	p.Push("Return")
	p.See("Return needs a note")
	p.Pictures("inbox", desk, deskDark, phone, phoneDark)
	p.Fill("Note", "Enjoy it")
	p.Push("Approve")
	p.See("Archive for “Two weeks in June”")
	p.Push("Done")
	p.See("Signed: Done")
}

func (p *Person) seeFinished() {
	p.Click("Instances")
	p.Click("Two weeks in June")
	p.See("Nothing is left to do")
	p.See("Admin signed Write request: Submit")
	p.See("Days off: 10")
	p.See("Approver signed Review: Approve, “Enjoy it”")
	p.See("Approver signed Archive: Done")
	p.Pictures("instance", desk, deskDark)
}

// carryAwayAndBack exports the workflow as DOT, imports that as another
// workflow, and finds that its DOT says the same in every field but the key.
func (p *Person) carryAwayAndBack() {
	p.ActAs("Approver", "Admin")
	p.Click("Workflows")
	p.Click("Leave request")
	file, original := p.exportDOT()
	if file != "leave-request.dot" || !strings.Contains(original, "sc_notes=required") {
		p.t.Errorf("exported %s:\n%s", file, original)
	}

	p.Click("Workflows")
	p.See("New workflow")
	p.DropFile(point{640, 500}, file, original)
	p.See("3 states, 3 transitions. Nothing to mend")
	p.Click("Cancel")
	p.PickFile(func() { p.Push("Import") }, file, original)
	p.See("3 states, 3 transitions. Nothing to mend")
	p.Click("Create workflow")
	p.Card("archive")
	second, copied := p.exportDOT()
	key := strings.TrimSuffix(second, ".dot")
	if key == "leave-request" {
		p.t.Errorf("the imported workflow has the key of the first")
	}
	if back := strings.ReplaceAll(copied, key, "leave-request"); back != original {
		p.t.Errorf("imported and exported again it reads\n%s\nand was\n%s", copied, original)
	}
}

func (p *Person) exportDOT() (file, dot string) {
	p.t.Helper()
	p.Click("DOT")
	return p.Download(func() { p.Click("Download") })
}
