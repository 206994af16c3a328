package stream

import (
	"context"
	"testing"

	"pgregory.net/rapid"
)

func TestMissed(t *testing.T) {
	b := newBook()
	for n := range 2000 {
		b.write([]string{"user:ada", "user:ben"}[n%2])
	}
	h := mustHub(t, b, Options{Ring: 16, MostMissed: 1990})
	for _, c := range []struct {
		name        string
		after       int64
		told        bool
		first, last string
		count       int
	}{
		{"nothing", 2000, true, "", "", 0},
		{"what the hub has", 1990, true, "1991 ", "1999 ", 5},
		{"as much as it has", 1984, true, "1985 ", "1999 ", 8},
		{"what only the journal has", 1983, true, "1985 ", "1999 ", 8},
		{"several pages", 10, true, "11 ", "1999 ", 995},
		{"too much", 9, false, "", "", 0},
		{"what has not happened", 2001, false, "", "", 0},
		{"nonsense", -1, false, "", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			ada := mustJoin(t, h, c.name, "user:ada")
			var all [][]byte
			if ada.Knows(c.after) != c.told {
				t.Fatalf("knows: %v", !c.told)
			}
			if !c.told {
				return
			}
			err := ada.Missed(t.Context(), c.after, func(frames [][]byte) error { all = append(all, frames...); return nil })
			if err != nil || len(all) != c.count {
				t.Fatalf("%d frames, %v", len(all), err)
			}
			if c.count > 0 && (string(all[0]) != c.first || string(all[len(all)-1]) != c.last) {
				t.Errorf("from %q to %q", all[0], all[len(all)-1])
			}
		})
	}
}

// Whatever is written, taken and followed in whichever order: a reader has heard
// what a naive one would.
func TestReaderAgainstANaiveOne(t *testing.T) {
	some := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3, rapid.ID[string])
	rapid.Check(t, func(t *rapid.T) {
		b := newBook()
		h, err := New(context.Background(), b, Options{Ring: 1 << 10, Log: quiet()})
		if err != nil {
			t.Fatal(err)
		}
		topics := some.Draw(t, "topics")
		r, err := h.Join("ada", topics)
		if err != nil {
			t.Fatal(err)
		}
		var heard, want string
		var waiting []Entry
		same := func(t *rapid.T) {
			for n := range waiting {
				if waiting[n].isFor(topics) {
					want += string(waiting[n].Frame)
				}
			}
			if waiting = nil; heard != want {
				t.Fatalf("heard %q, want %q", heard, want)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"write": func(t *rapid.T) {
				b.write(some.Draw(t, "to")...)
				if err := h.tail(context.Background()); err != nil {
					t.Fatal(err)
				}
				waiting = append(waiting, b.entries[len(b.entries)-1])
			},
			"take": func(t *rapid.T) {
				frames, position, err := r.Take()
				if err != nil || position != int64(len(b.entries)) {
					t.Fatal(position, err)
				}
				heard += join(frames)
				same(t)
			},
			"come back": func(t *rapid.T) {
				r.Leave()
				if r, err = h.Join("ada", topics); err != nil {
					t.Fatal(err)
				}
				after := int64(len(b.entries) - len(waiting))
				if !r.Knows(after) {
					t.Fatal("too long ago")
				}
				if err := r.Missed(context.Background(), after, func(frames [][]byte) error { heard += join(frames); return nil }); err != nil {
					t.Fatal(err)
				}
				same(t)
			},
		})
	})
}
