package engine

import "testing"

func TestNeeded(t *testing.T) {
	three := []string{"ann", "bob", "cleo"}
	for name, c := range map[string]struct {
		need     Need
		people   []string
		votes    []Vote
		have     int
		required int
		known    bool
	}{
		"one signs":                 {need: "", people: three},
		"a number":                  {need: "2", have: 0, required: 2, known: true},
		"one has signed":            {need: "2", people: three, votes: []Vote{{By: "ann", Outcome: "ok"}}, have: 1, required: 2, known: true},
		"they do not agree":         {need: "2", people: three, votes: []Vote{{By: "ann", Outcome: "ok"}, {By: "bob", Outcome: "no"}}, have: 1, required: 2, known: true},
		"all, nobody named yet":     {need: "all"},
		"all but the one kept out":  {need: "all", people: append(three, "eve"), have: 0, required: 3, known: true},
		"half of three, rounded up": {need: "50%", people: three, have: 0, required: 2, known: true},
	} {
		t.Run(name, func(t *testing.T) {
			w := edges("board->ok", "board->no")
			s := w.State("board")
			s.Actors, s.Need, s.SeparateFrom = []Actor{"anyone"}, c.need, []string{"starter"}
			if s.Voting() {
				s.Otherwise = "no"
			}
			w.Transitions[0].Label, w.Transitions[1].Label = "ok", "no"
			p := mustCompile(t, w)
			i := &Instance{Status: StatusRunning, Starter: "eve", Activations: []Activation{{ID: 1, State: "board", Task: true, People: c.people, Votes: c.votes}}}
			if have, need, known := p.Needed(i, 1); have != c.have || need != c.required || known != c.known {
				t.Errorf("%d of %d, known %v; want %d of %d, %v", have, need, known, c.have, c.required, c.known)
			}
			if _, _, known := p.Needed(i, 2); known {
				t.Error("a task that is closed needs nothing")
			}
		})
	}
}
