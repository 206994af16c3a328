package parts

import (
	"testing"
	"time"
)

func TestAgo(t *testing.T) {
	now := time.Date(2026, time.November, 20, 10, 0, 0, 0, time.Local)
	for _, c := range []struct {
		t    time.Time
		want string
	}{
		{now.Add(3 * time.Second), "just now"}, // clocks differ
		{now.Add(-44 * time.Second), "just now"},
		{now.Add(-50 * time.Second), "1 minute ago"},
		{now.Add(-2*time.Minute - 20*time.Second), "2 minutes ago"},
		{now.Add(-59 * time.Minute), "59 minutes ago"},
		{now.Add(-70 * time.Minute), "1 hour ago"},
		{now.Add(-9 * time.Hour), "9 hours ago"},
		{now.Add(-25 * time.Hour), "yesterday"},
		{time.Date(2026, time.November, 18, 23, 0, 0, 0, time.Local), "2 days ago"},
		{time.Date(2026, time.November, 14, 12, 0, 0, 0, time.Local), "6 days ago"},
		{time.Date(2026, time.November, 10, 12, 0, 0, 0, time.Local), "on 10 November"},
		{time.Date(2025, time.December, 31, 12, 0, 0, 0, time.Local), "on 31 December 2025"},
	} {
		if got := Ago(c.t, now); got != c.want {
			t.Errorf("%s before %s: %q, want %q", c.t, now, got, c.want)
		}
	}
}
