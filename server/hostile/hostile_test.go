package hostile

import "testing"

// TestServer asks everything of this package of the program over each kind of
// database. Those who are slow begin first, because the program has patience
// with them, and are looked at last; -short leaves them out.
func TestServer(t *testing.T) {
	program, packed := buildProgram(t), floods(t)
	for _, database := range []string{"SQLite", "PostgreSQL"} {
		t.Run(database, func(t *testing.T) {
			t.Parallel()
			start := func(kind string) *site { return open(t, program, kind, database == "PostgreSQL") }
			s := start(usual)
			var slow slow
			if !testing.Short() {
				slow.begin(t, s)
			}
			sites := map[string]*site{usual: s, demo: start(demo), proxied: start(proxied)}
			t.Run("records", func(t *testing.T) { playRecords(t, sites) })
			t.Run("raw requests", func(t *testing.T) { testRaw(t, s) })
			t.Run("signers", func(t *testing.T) { testSigners(t, s) })
			t.Run("both signatures", func(t *testing.T) { testBothSignatures(t, s) })
			t.Run("one start", func(t *testing.T) { testOneStart(t, s) })
			t.Run("other races", func(t *testing.T) { testOtherRaces(t, s) })
			t.Run("deletions", func(t *testing.T) { testDeletions(t, s) })
			t.Run("packed floods", func(t *testing.T) { testFloods(t, s, packed) })
			t.Run("heavy bodies", func(t *testing.T) { testHeavyBodies(t, s) })
			t.Run("guesses", func(t *testing.T) { testGuesses(t, sites[proxied]) })
			t.Run("slow requests", func(t *testing.T) { slow.end(t, s) })
		})
	}
}
