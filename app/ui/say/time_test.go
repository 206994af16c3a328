package say

import (
	"testing"
	"time"

	"statecraft/shared/text"
)

// german knows only the sentences of this package.
func german(t *testing.T) *text.Language {
	t.Helper()
	l, err := text.Read([]byte(`{"said": {
		"just now": "gerade eben", "yesterday": "gestern", "on %s": "am %s",
		"%s minute ago": "vor %s Minute", "%s minutes ago": "vor %s Minuten",
		"%s hour ago": "vor %s Stunde", "%s hours ago": "vor %s Stunden",
		"%s day ago": "vor %s Tag", "%s days ago": "vor %s Tagen"}}`))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestAgo(t *testing.T) {
	now := time.Date(2026, time.November, 20, 10, 0, 0, 0, time.UTC)
	other := german(t)
	for _, c := range []struct {
		t             time.Time
		english, says string
	}{
		{now.Add(3 * time.Second), "just now", "gerade eben"}, // clocks differ
		{now.Add(-44 * time.Second), "just now", "gerade eben"},
		{now.Add(-50 * time.Second), "1 minute ago", "vor 1 Minute"},
		{now.Add(-2*time.Minute - 20*time.Second), "2 minutes ago", "vor 2 Minuten"},
		{now.Add(-59 * time.Minute), "59 minutes ago", "vor 59 Minuten"},
		{now.Add(-70 * time.Minute), "1 hour ago", "vor 1 Stunde"},
		{now.Add(-9 * time.Hour), "9 hours ago", "vor 9 Stunden"},
		{now.Add(-25 * time.Hour), "yesterday", "gestern"},
		{time.Date(2026, time.November, 18, 23, 0, 0, 0, time.UTC), "2 days ago", "vor 2 Tagen"},
		{time.Date(2026, time.November, 14, 12, 0, 0, 0, time.UTC), "6 days ago", "vor 6 Tagen"},
		{time.Date(2026, time.November, 10, 12, 0, 0, 0, time.UTC), "on 10 November", "am 10 November"},
		{time.Date(2025, time.December, 31, 12, 0, 0, 0, time.UTC), "on 31 December 2025", "am 31 December 2025"},
	} {
		if got := Ago(c.t, now); got != c.english {
			t.Errorf("%s before %s: %q, want %q", c.t, now, got, c.english)
		}
		if got := ago(other, c.t, now); got != c.says {
			t.Errorf("%s before %s: %q, want %q", c.t, now, got, c.says)
		}
	}
}

func TestMoments(t *testing.T) {
	at := time.Date(2026, time.July, 3, 15, 4, 5, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{Day(at), "3 July 2026"},
		{Weekday(at), "Friday, 3 July 2026"},
		{Clock(at), "15:04"},
		{Exact(at), "3 July 2026, 15:04:05"},
		{DayOf(at.Add(9 * time.Hour)), "2026-07-04"},
		{Date("2026-11-20"), "20 November 2026"},
		{Date("next week"), "next week"},
		{Date(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
