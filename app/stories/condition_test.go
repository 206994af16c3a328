//go:build !js

package stories

import (
	"fmt"
	"testing"
)

// A condition is written with what the page offers, broken, mended in plain words
// and tried before anything runs.
func TestAConditionIsWrittenMendedAndTried(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.Click("Workflows")
	p.Click("New workflow")
	p.Fill("Name", "Expense claim")
	p.Click("Create and draw")

	p.draw()
	p.nameOutcomes()
	p.ClickAt(p.Card("write-request").centre())
	p.Click("Form")
	p.ask("Amount", "Number")
	p.ask("Urgent", "Yes or no")

	p.ClickAt(p.Way("review->archive"))
	p.ClickAt(p.locate(fields, "Only when").centre())
	p.See("amount · Number")
	p.Pictures("condition-names", desk, deskDark)
	p.Type("am")
	p.Press(tab)
	p.See("is at least")
	p.Type("more")
	p.Press(enter)
	p.Type("1000 and ur")
	p.Press(tab)
	p.See("Amount is more than 1,000 and Urgent is yes")
	p.Press(tab)
	p.seeValue("Only when", "amount > 1000 and urgent")

	p.Fill("Only when", "amont > 1000 and urgent")
	p.See("unknown name amont")
	p.Pictures("condition-wrong", desk, deskDark)
	p.Click("In words")
	p.Choose("What is compared, row 1", "Amount")
	p.SeeNo("unknown name amont")
	p.Choose("How it is compared, row 1", "is at least")
	p.Fill("What it is compared with, row 1", "1,000.50")
	p.Press(enter)

	p.Click("Try it")
	p.Fill("Amount", "900")
	p.ClickAt(p.locate([]string{"checkbox"}, "Urgent").centre())
	p.See("It does not hold.")
	p.Fill("Amount", "1100")
	p.See("It holds.")
	p.Pictures("condition-words", desk, deskDark)
	p.Use(phone)
	p.Click("Show details")
	p.Pictures("condition", phone, phoneDark)
	p.Use(desk)
	p.Click("As text")
	p.seeValue("Only when", "amount >= 1000.5 and urgent")
	p.See("ready to publish")
}

// seeValue waits until the field with that label reads so.
func (p *Person) seeValue(label, want string) {
	p.t.Helper()
	p.until("reading "+label, func() error {
		if got := p.Read(label); got != want {
			return fmt.Errorf("it is %q, not %q", got, want)
		}
		return nil
	})
}

// ask adds a question to the form that is open.
func (p *Person) ask(question, answer string) {
	p.t.Helper()
	p.Click("Add a question")
	p.Fill("Question", question)
	p.Choose("Answer", answer)
}
