//go:build !js

package shelf

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/app/editor"
)

// The history of a drawing is kept in a drawer.
var _ editor.Keep = (*Drawer)(nil)

// slow is a store whose answers wait until the test lets them come.
type slow struct {
	memory
	waiting []func()
	full    bool // writes fail
	writes  int
}

func newSlow() *slow { return &slow{memory: memory{values: map[string][]byte{}}} }

func (s *slow) later(f func()) { s.waiting = append(s.waiting, f) }

func (s *slow) write(b batch, answer func(error)) {
	s.writes++
	s.later(func() {
		if s.full {
			answer(errors.New("full"))
			return
		}
		s.memory.write(b, answer)
	})
}

func (s *slow) read(key string, answer func([]byte, bool, error)) {
	s.later(func() { s.memory.read(key, answer) })
}

func (s *slow) keys(prefix string, answer func([]string, error)) {
	s.later(func() { s.memory.keys(prefix, answer) })
}

// step lets one answer come; false where none waits.
func (s *slow) step() bool {
	if len(s.waiting) == 0 {
		return false
	}
	f := s.waiting[0]
	s.waiting = s.waiting[1:]
	f()
	return true
}

func (s *slow) settle() {
	for s.step() {
	}
}

func get(s *Shelf, key string) (value string, ok bool) {
	value = "not answered"
	s.Get(key, func(data []byte, there bool) { value, ok = string(data), there })
	return value, ok
}

func TestOneWriteForMany(t *testing.T) {
	store := newSlow()
	s := on(store, func() { t.Error("failed") })
	s.Put("a", []byte("1"))
	s.Put("b", []byte("2"))
	s.Put("a", []byte("3"))
	s.Delete("b")
	store.settle()
	if store.writes != 1 || len(store.values) != 1 || string(store.values["a"]) != "3" || len(s.Unwritten()) != 0 {
		t.Errorf("%d writes of %v", store.writes, store.values)
	}
	s.Put("c", nil)
	store.step() // the write begins
	s.Put("d", []byte("4"))
	if got := slices.Sorted(maps.Keys(s.Unwritten())); !slices.Equal(got, []string{"c", "d"}) {
		t.Errorf("unwritten: %v", got)
	}
	store.settle()
	if store.writes != 3 || len(store.values) != 3 {
		t.Errorf("%d writes of %v", store.writes, store.values)
	}
}

// TestFullStore: what cannot be written is told once and can still be read.
func TestFullStore(t *testing.T) {
	store, told := newSlow(), 0
	s := on(store, func() { told++ })
	store.full = true
	for _, key := range []string{"a", "b"} {
		s.Put(key, []byte(key))
		store.settle()
	}
	if told != 1 || len(s.Unwritten()) != 2 {
		t.Errorf("told %d times, unwritten %v", told, s.Unwritten())
	}
	var value string
	s.Get("a", func(data []byte, ok bool) { value = string(data) })
	store.settle()
	if value != "a" {
		t.Errorf("read %q", value)
	}
	store.full = false
	s.Put("a", []byte("again"))
	store.settle()
	if string(store.values["a"]) != "again" || len(s.Unwritten()) != 1 {
		t.Errorf("written %v, unwritten %v", store.values, s.Unwritten())
	}
}

func TestDrawer(t *testing.T) {
	s := Open("test", nil)
	s.Put("other/part/9", []byte("x"))
	first := s.Drawer("mine")
	first.Open(func(_ []byte, ok bool) {
		if ok {
			t.Error("an empty drawer has a head")
		}
	})
	for n := range 12 {
		first.Put(n, []byte{byte(n)})
	}
	first.PutHead([]byte("head"))
	d := s.Drawer("mine")
	opened := false
	d.Open(func(head []byte, ok bool) { opened = ok && string(head) == "head" })
	d.Drop(3)
	d.Put(3, []byte("new"))
	var parts []string
	for n := range 12 {
		d.Get(n, func(data []byte) { parts = append(parts, string(data)) })
	}
	if !opened || strings.Join(parts[:5], ",") != "\x00,\x01,\x02,new," || strings.Join(parts[5:], "") != "" {
		t.Errorf("opened %v, parts %q", opened, parts)
	}
	d.Clear()
	s.Keys("", func(keys []string) {
		if !slices.Equal(keys, []string{"other/part/9"}) {
			t.Errorf("left are %v", keys)
		}
	})
	if value, ok := get(s, "other/part/9"); !ok || value != "x" {
		t.Errorf("read %q", value)
	}
}

// TestShelfIsAMap puts, deletes and reads in any order of answers, with writes that
// fail: reading always gives what was put last.
func TestShelfIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store := newSlow()
		s := on(store, func() {})
		want := map[string]string{}
		key := rapid.SampledFrom([]string{"a", "b", "ab"})
		for range rapid.IntRange(1, 40).Draw(t, "calls") {
			switch rapid.IntRange(0, 5).Draw(t, "call") {
			case 0, 1:
				k, v := key.Draw(t, "key"), rapid.StringN(0, 2, -1).Draw(t, "value")
				s.Put(k, []byte(v))
				want[k] = v
			case 2:
				k := key.Draw(t, "key")
				s.Delete(k)
				delete(want, k)
			case 3:
				store.step()
			case 4:
				store.full = !store.full
			case 5:
				// Nothing is put while the answer is under way, so it is exact.
				k := key.Draw(t, "key")
				got, ok := "", false
				s.Get(k, func(data []byte, there bool) { got, ok = string(data), there })
				var keys []string
				s.Keys("a", func(list []string) { keys = list })
				store.settle()
				if v, there := want[k]; ok != there || got != v {
					t.Fatalf("%s is %q (%v), want %q (%v)", k, got, ok, v, there)
				}
				if there := slices.DeleteFunc(slices.Sorted(maps.Keys(want)), func(k string) bool { return k[0] != 'a' }); !slices.Equal(keys, there) {
					t.Fatalf("keys %v, want %v", keys, there)
				}
			}
		}
	})
}
