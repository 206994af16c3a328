//go:build !js

package stories

import "testing"

// Two of a board sign, not the starter; one vote for a return decides. It is set
// with the pointer alone, and the page says what is missing on the way.
func TestTwoSignNotTheStarter(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.Click("Workflows")
	p.Click("New workflow")
	p.Fill("Name", "Grant")
	p.Click("Create and draw")

	p.draw()
	p.nameOutcomes()
	p.ClickAt(p.Card("review").centre())
	p.Click("Signing")
	p.Choose("How many sign", "A number of people")
	p.See("say which outcome counts when none has enough votes")
	p.Choose("When none has enough votes", "Return")
	p.SeeNo("say which outcome counts when none has enough votes")
	p.Click("One vote for Return decides")
	p.Choose("May not be signed by", "the starter")
	p.See("Remove the starter")
	p.Fill("Skipped when", "amount")
	p.See("unknown name amount")
	p.Pictures("signing", desk, deskDark)
	p.Fill("Skipped when", "false")
	p.SeeNo("unknown name amount")
	p.Choose("It is then left by", "Approve")
	p.See("ready to publish")

	p.ClickAt(ground)
	p.Click("Any time")
	p.Click("Add one, such as withdrawing…")
	p.Click("Archive")
	p.See("→ Archive")
	p.Pictures("any-time", desk)
	p.Click("Archive → Archive")
	p.Click("All settings")
	p.See("from anywhere to Archive")
	p.Fill("Button", "Withdraw")
	p.See("Remove starter")
	p.See("draft · saved")
	p.publish()
}

// A yes-or-no question that is not asked does not stand in the way of signing;
// once its condition holds it appears while the other answer is typed.
func TestAQuestionAskedOnlySometimes(t *testing.T) {
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
	p.Click("Add a question")
	p.Fill("Question", "Agreed with the team")
	p.Choose("Answer", "Yes or no")
	p.Fill("Asked only when", "days_off > 10")
	p.See("ready to publish")
	p.Pictures("question", desk)
	p.See("draft · saved")
	p.publish()

	p.start()
	p.Click("Open Write request in the inbox")
	p.Fill("Days off · required", "12")
	p.See("Agreed with the team")
	p.Fill("Days off · required", "2")
	p.SeeNo("Agreed with the team")
	p.Push("Submit")
	p.SeeNo("is not asked")
	p.See("Review for “Two weeks in June”")
}
