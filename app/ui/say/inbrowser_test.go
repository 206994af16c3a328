//go:build js

package say

import (
	"encoding/json"
	"os"
	"syscall/js"
	"testing"
	"time"
)

// TestMain makes of the test program, inside a page, one that says some things
// there: window.said holds them as JSON. The native side is browser_test.go.
// Without a page, under Node, the tests run as anywhere.
func TestMain(m *testing.M) {
	if js.Global().Get("document").IsUndefined() {
		os.Exit(m.Run())
	}
	november := time.Date(2026, time.November, 20, 22, 30, 5, 0, time.UTC)
	july := time.Date(2026, time.July, 3, 22, 30, 5, 0, time.UTC)
	said, err := json.Marshal(map[string]string{
		"november": Exact(november), "july": Exact(july),
		"day": Day(july), "clock": Clock(july), "weekday": Weekday(july), "day of": DayOf(july),
		"date": Date("2026-11-20"), "long ago": Exact(time.Time{}), "far ahead": Day(time.Date(300_000, 1, 2, 0, 0, 0, 0, time.UTC)),
		"ago": Ago(july, november), "minutes": Ago(november.Add(-5*time.Minute), november),
		"number": Number("1234567.50"), "money": Money("1480.00", "EUR"), "count": Count(1200, "%s task waits for you", "%s tasks wait for you"),
		"say": Say("Sign out"),
	})
	if err != nil {
		panic(err)
	}
	js.Global().Set("said", string(said))
	select {}
}
