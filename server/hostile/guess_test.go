package hostile

import (
	"fmt"
	"testing"

	"statecraft/shared"
)

// Who guesses is slowed down, whatever address they claim to come from.
func testGuesses(t *testing.T, s *site) {
	t.Run("passwords of an account", func(t *testing.T) {
		guess := func(n int) *answer {
			return s.ask(t, "nina", "POST", "/api/v1/session", fmt.Sprintf(`{"user":"target","password":"guess %d"}`, n), fmt.Sprintf("X-Forwarded-For: 203.0.113.%d", n))
		}
		for n := range 10 {
			if a := guess(n); a.StatusCode != 401 {
				t.Fatalf("guess %d: %s", n, a.raw)
			}
		}
		throttled(t, guess(11))
	})
	t.Run("keys from an address", func(t *testing.T) {
		guess := func(n int) *answer {
			// What a caller writes before the proxy adds where they are counts nothing.
			return s.ask(t, "nina", "GET", "/api/v1/me", "", fmt.Sprintf("Authorization: Bearer sck_%d", n), fmt.Sprintf("X-Forwarded-For: 198.51.100.%d, 203.0.113.77", n))
		}
		for n := range 100 {
			if a := guess(n); a.StatusCode != 401 {
				t.Fatalf("guess %d: %s", n, a.raw)
			}
		}
		throttled(t, guess(101))
		if a := s.ask(t, "nina", "GET", "/api/v1/me", "", "X-Forwarded-For: 203.0.113.77"); a.StatusCode != 200 {
			t.Errorf("who is signed in there is shut out as well: %s", a.raw)
		}
	})
}

func throttled(t *testing.T, a *answer) {
	t.Helper()
	p, err := problemOf(a)
	if err != nil || a.StatusCode != 429 || p.Code != shared.CodeThrottled || a.Header.Get("Retry-After") == "" {
		t.Errorf("guessing goes on: %v: %s", err, a.raw)
	}
}
