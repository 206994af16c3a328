//go:build !js

package browser

import "testing"

func TestListening(t *testing.T) {
	browser, s := openChromium(t), startServer(t)
	first := openTab(t, browser, s.URL)
	first.live()
	second := openTab(t, browser, s.URL)
	second.live()
	s.tell(7)
	first.hears(7)
	second.hears(7)
	s.wantLines(second, 1)

	// The line breaks: the browser goes on where it was, and nothing was missed.
	_, caughtUp := first.heard()
	s.hangUp()
	s.wantLines(first, 1)
	s.tell(6)
	second.hears(6)
	first.live()
	if _, begun := s.state(); len(begun) != 2 || begun[1] != "1" {
		t.Errorf("the lines began after %q", begun)
	}
	if _, again := first.heard(); again != caughtUp {
		t.Errorf("everything was to be looked at %d times, %d before the line broke", again, caughtUp)
	}

	// The tab that hears goes: the other takes over, and looks at everything.
	_, caughtUp = second.heard()
	first.close()
	second.until("it is to look at everything", func() bool { _, times := second.heard(); return times > caughtUp })
	second.live()
	s.tell(8)
	second.hears(8)
	s.wantLines(second, 1)
}

func TestListeningWaitsForASession(t *testing.T) {
	browser, s := openChromium(t), startServer(t)
	first := openTab(t, browser, s.URL)
	first.live()
	second := openTab(t, browser, s.URL)
	second.live()

	// A call of the first finds out that the session is over, before the stream does.
	s.sign(true)
	ask[any](first, `harness.signOut()`)
	second.notLive()
	s.wantLines(second, 0)
	s.sign(false)
	ask[any](second, `harness.signIn()`)
	first.live()
	second.live()

	// The stream finds out itself, and is not asked for again until somebody is there.
	s.sign(true)
	s.hangUp()
	second.notLive()
	s.sign(false)
	ask[any](second, `harness.signIn()`)
	second.live()

	// Who stops gives the turn to another.
	ask[any](first, `harness.stop()`)
	second.until("it has taken over", func() bool { _, begun := s.state(); return len(begun) == 4 })
	second.live()
	s.wantLines(second, 1)
}

func TestListeningWithoutLocks(t *testing.T) {
	browser, s := openChromium(t), startServer(t)
	first, second := openTab(t, browser, s.URL+"/?alone"), openTab(t, browser, s.URL+"/?alone")
	first.live()
	second.live()
	s.tell(9)
	first.hears(9)
	second.hears(9)
	s.wantLines(second, 2)
}
