package shelf

import (
	"maps"
	"slices"
	"strings"
)

// Shelf is the data kept under one name. What is put there can be read at once,
// whether it is written yet or not; where the browser keeps nothing it stays in
// memory as long as the page. A Shelf belongs to the page's one thread.
type Shelf struct {
	store   store
	waiting batch // to be written next
	writing batch // on its way; nil while nothing is
	lost    batch // could not be written
	due     bool  // a write is about to begin
	failed  func()
}

// batch is the newest values of some keys.
type batch map[string]entry

type entry struct {
	data []byte
	gone bool
}

// Open gives the shelf of a name. failed is called once, when something could not
// be kept: all goes on, and is gone with the page.
func Open(name string, failed func()) *Shelf { return on(newStore(name), failed) }

func on(s store, failed func()) *Shelf {
	return &Shelf{store: s, waiting: batch{}, lost: batch{}, failed: failed}
}

// Put keeps data under a key, in place of what was there. The data must not change
// afterwards.
func (s *Shelf) Put(key string, data []byte) { s.set(key, entry{data: data}) }

// Delete forgets what is under a key.
func (s *Shelf) Delete(key string) { s.set(key, entry{gone: true}) }

func (s *Shelf) set(key string, e entry) {
	s.waiting[key] = e
	delete(s.lost, key)
	s.schedule()
}

// Get reads what is under a key; ok is false where nothing is, or nothing can be
// read. f is called when the answer is there, which in the browser is later and on
// the browser's own account: a component asks go-app to dispatch from there.
func (s *Shelf) Get(key string, f func(data []byte, ok bool)) {
	for _, b := range s.unwritten() {
		if e, known := b[key]; known {
			s.store.later(func() { f(e.data, !e.gone) })
			return
		}
	}
	s.store.read(key, func(data []byte, ok bool, err error) {
		s.tell(err)
		f(data, ok && err == nil)
	})
}

// Keys lists the keys with a prefix, in order. f is called as that of Get.
func (s *Shelf) Keys(prefix string, f func(keys []string)) {
	s.store.keys(prefix, func(keys []string, err error) {
		s.tell(err)
		there := map[string]bool{}
		for _, key := range keys {
			there[key] = true
		}
		for _, b := range slices.Backward(s.unwritten()) {
			for key, e := range b {
				if strings.HasPrefix(key, prefix) {
					there[key] = !e.gone
				}
			}
		}
		maps.DeleteFunc(there, func(_ string, is bool) bool { return !is })
		f(slices.Sorted(maps.Keys(there)))
	})
}

// Unwritten is what would be lost if the page were gone now: a page that is left
// can put it where it is written at once.
func (s *Shelf) Unwritten() map[string][]byte {
	all := map[string][]byte{}
	for _, b := range slices.Backward(s.unwritten()) {
		for key, e := range b {
			if delete(all, key); !e.gone {
				all[key] = e.data
			}
		}
	}
	return all
}

// unwritten is what is not in the store, the newest first.
func (s *Shelf) unwritten() []batch { return []batch{s.waiting, s.writing, s.lost} }

// schedule has everything that is put in one go written in one go.
func (s *Shelf) schedule() {
	if s.due || s.writing != nil || len(s.waiting) == 0 {
		return
	}
	s.due = true
	s.store.later(func() {
		s.due = false
		s.writing, s.waiting = s.waiting, batch{}
		s.store.write(s.writing, s.written)
	})
}

func (s *Shelf) written(err error) {
	if err != nil {
		for key, e := range s.writing {
			if _, newer := s.waiting[key]; !newer {
				s.lost[key] = e
			}
		}
	}
	s.writing = nil
	s.tell(err)
	s.schedule()
}

// tell says once that something cannot be kept.
func (s *Shelf) tell(err error) {
	if failed := s.failed; err != nil && failed != nil {
		s.failed = nil
		failed()
	}
}
