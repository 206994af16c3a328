package inbox

import (
	"encoding/json"
	"errors"
	"strconv"
	"testing"
	"time"

	"statecraft/app/ui/parts"
)

// memory is a browser's storage that is gone with the test.
type memory struct {
	values map[string]string
	full   bool
}

func newMemory() *memory { return &memory{values: map[string]string{}} }

func (m *memory) Get(key string, value any) error {
	text, ok := m.values[key]
	if !ok {
		return nil
	}
	return json.Unmarshal([]byte(text), value)
}

func (m *memory) Set(key string, value any) error {
	text, err := json.Marshal(value)
	if err == nil && m.full {
		err = errors.New("the browser is full")
	}
	if err == nil {
		m.values[key] = string(text)
	}
	return err
}

func (m *memory) Del(key string) { delete(m.values, key) }

func (m *memory) ForEach(f func(string)) {
	for key := range m.values {
		f(key)
	}
}

func TestDraftsAreKept(t *testing.T) {
	store := newMemory()
	anna, bo := keeper{store, "anna"}, keeper{store, "bo"}
	if _, ok := anna.draft("1-1"); ok {
		t.Error("nothing was filled in, and something is kept")
	}
	filled := draft{At: time.Unix(5, 0), Answers: parts.Filled{Data: map[string]any{"days": 7.0}}, Note: "almost"}
	if err := anna.keep("1-1", filled); err != nil {
		t.Fatal(err)
	}
	d, ok := keeper{store, "anna"}.draft("1-1")
	if !ok || d.Note != "almost" || !d.Answers.Same(filled.Answers) {
		t.Errorf("kept is %+v, %v", d, ok)
	}
	if _, ok := bo.draft("1-1"); ok {
		t.Error("somebody else has what she filled in")
	}
	if _, ok := (keeper{store, ""}).draft("1-1"); ok {
		t.Error("nobody has what she filled in")
	}
	anna.forget("1-1")
	if _, ok := anna.draft("1-1"); ok {
		t.Error("it is forgotten and still there")
	}
	store.values[anna.draftKey("2-2")] = "no JSON"
	if _, ok := anna.draft("2-2"); ok {
		t.Error("what cannot be read is taken up")
	}
	store.full = true
	if err := anna.keep("1-1", filled); err == nil {
		t.Error("the browser is full, and nobody is told")
	}
}

func TestTheOldestDraftsGo(t *testing.T) {
	store := newMemory()
	store.values["statecraft.theme"] = `"dark"`
	k := keeper{store, "anna"}
	for n := range mostDrafts + 10 {
		if err := k.keep(strconv.Itoa(n)+"-1", draft{At: time.Unix(int64(n), 0)}); err != nil {
			t.Fatal(err)
		}
	}
	if len(store.values) != mostDrafts+1 {
		t.Errorf("%d are kept", len(store.values)-1)
	}
	if _, ok := k.draft("9-1"); ok {
		t.Error("an old one is left")
	}
	if _, ok := k.draft("10-1"); !ok {
		t.Error("a newer one is gone")
	}
}

func TestWhatWasSeen(t *testing.T) {
	k := keeper{newMemory(), "anna"}
	if k.seen(7) != 0 {
		t.Error("what nobody has looked at is seen")
	}
	k.look(7, 12)
	k.look(8, 3)
	k.look(7, 14)
	if k.seen(7) != 14 || k.seen(8) != 3 {
		t.Errorf("seen are %d and %d events", k.seen(7), k.seen(8))
	}
	for n := range int64(mostSeen) {
		k.look(100+n, 1)
	}
	if k.seen(7) != 0 || k.seen(100) != 1 || len(k.allSeen()) != mostSeen {
		t.Errorf("of %d instances the first is seen as %d", len(k.allSeen()), k.seen(7))
	}
}
