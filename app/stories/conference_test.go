//go:build !js

package stories

import "testing"

// A conference, opened from the gallery, is organised to its end: parallel
// beginnings, a join that waits for both, three branches at once, a join that
// waits for what can still come, and a loop.
func TestConferenceFromTheGallery(t *testing.T) {
	link := startServer(t)
	p := openBrowser(t, desk)
	p.Open(link)
	p.See("Begin with an example")
	p.Pictures("home", desk, deskDark, phone)
	p.Click("Open Organizing a conference")
	p.See("published as version 1")
	p.Pictures("conference", desk, deskDark)
	p.Click("Start")
	p.Fill("What is this one about?", "GopherCon")
	p.Click("Start")
	p.See("Search a location waits for group organizers")

	p.Click("Inbox")
	p.Click("All mine")
	p.sign("Search a location", "Location found", func() {
		p.Fill("Venue", "Town hall")
		p.Press(tab)
		p.Type("10102027") // the same whether the day or the month comes first
	})
	p.sign("Send the call for papers", "Sent", nil)
	p.sign("Collect papers", "Talks chosen", func() { p.Fill("Talks chosen", "24") })
	p.sign("Publicize", "Done", nil)
	p.sign("Newspapers", "Placed", nil)
	p.sign("Poster", "Put up", nil)
	p.SeeNo("Receive subscriptions unassigned") // it waits for Mailing
	p.sign("Mailing", "Sent", nil)
	p.sign("Receive subscriptions", "Counted", func() { p.Fill("Subscriptions so far", "80") })
	p.sign("Wait until the starting day", "Not yet", nil)
	p.sign("Receive subscriptions", "Counted", func() { p.Fill("Subscriptions so far", "140") })
	p.sign("Wait until the starting day", "The day has come", nil)
	p.sign("Start the conference", "Done", nil)

	p.Click("Instances")
	p.Click("GopherCon")
	p.See("Nothing is left to do")
	p.See("Admin signed Wait until the starting day: The day has come")
	p.See("Subscriptions so far: 140")
	p.Pictures("conference-finished", desk, deskDark)
}

// sign opens a task of the list, fills its form in and chooses an outcome.
func (p *Person) sign(task, outcome string, fill func()) {
	p.t.Helper()
	p.Click(task)
	p.See(task + " for “GopherCon”")
	if fill != nil {
		fill()
	}
	p.Push(outcome)
	p.See("Signed: " + outcome + ". " + task)
}
