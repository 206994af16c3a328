//go:build !js

package stories

import "testing"

// A form is built with choices and a question that is asked only sometimes, seen
// as people will see it, and filled in both ways.
func TestAFormIsBuiltSeenAndFilledIn(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.Click("Workflows")
	p.Click("New workflow")
	p.Fill("Name", "Leave request")
	p.Click("Create and draw")

	p.draw()
	p.nameOutcomes()
	p.askForDays()
	p.ask("Kind of leave", "Choice")
	p.Click("Add an option")
	p.locate(fields, "Option 1")
	p.Type("Paid")
	p.Press(enter)
	p.locate(fields, "Option 2")
	p.Type("Unpaid")
	p.Press(tab)
	p.Choose("Filled in beforehand", "Paid")
	p.ask("Reason", "Text")
	p.Click("An answer is required")
	p.Click("In words")
	p.Click("Add a comparison")
	p.Choose("How it is compared, row 1", "is more than")
	p.Fill("What it is compared with, row 1", "10")
	p.Press(tab)
	p.Choose("Must look like", "Letters and digits")
	p.See("ready to publish")

	p.Click("See the form")
	p.Fill("Days off · required", "12,5")
	p.Click("Check the answers")
	p.See("Reason is needed")
	p.Pictures("form", desk, deskDark)
	p.Fill("Reason · required", "Wedding")
	p.Click("Check the answers")
	p.See("These answers can be sent.")
	p.Fill("Days off · required", "1,250")
	p.Click("Check the answers")
	p.See("1,250 can be read as two numbers: write 1250 or 1.25.")
	p.Fill("Days off · required", "2")
	p.SeeNo("Reason · required")
	p.See("draft · saved")
	p.publish()

	p.start()
	p.Click("Open Write request in the inbox")
	p.Fill("Days off · required", "12")
	p.Push("Submit")
	p.See("Reason is needed")
	p.Fill("Days off · required", "2")
	p.SeeNo("Reason is needed")
	p.Push("Submit")
	p.See("Review for “Two weeks in June”")
	p.See("Paid")
}
