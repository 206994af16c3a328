package shelf

import (
	"strconv"
	"strings"
)

// Drawer is the place on a shelf of something with a head and numbered parts, such
// as the history of a drawing: what is put of it at one time is written in one go.
type Drawer struct {
	shelf *Shelf
	name  string
	parts int // one more than the highest number of a part there may be
}

// Drawer gives the drawer of a name. Open it before anything is put into it.
func (s *Shelf) Drawer(name string) *Drawer { return &Drawer{shelf: s, name: name} }

// Open reads the head; ok is false for an empty drawer.
func (d *Drawer) Open(f func(head []byte, ok bool)) {
	d.shelf.Keys(d.part(""), func(keys []string) {
		for _, key := range keys {
			if n, err := strconv.Atoi(strings.TrimPrefix(key, d.part(""))); err == nil {
				d.parts = max(d.parts, n+1)
			}
		}
		d.shelf.Get(d.head(), f)
	})
}

// PutHead keeps the head, in place of the one before.
func (d *Drawer) PutHead(data []byte) { d.shelf.Put(d.head(), data) }

// Put keeps a part, in place of the one of that number.
func (d *Drawer) Put(n int, data []byte) {
	d.parts = max(d.parts, n+1)
	d.shelf.Put(d.part(strconv.Itoa(n)), data)
}

// Get reads a part; nil where there is none.
func (d *Drawer) Get(n int, f func(data []byte)) {
	d.shelf.Get(d.part(strconv.Itoa(n)), func(data []byte, _ bool) { f(data) })
}

// Drop forgets the parts from a number on.
func (d *Drawer) Drop(from int) {
	for n := from; n < d.parts; n++ {
		d.shelf.Delete(d.part(strconv.Itoa(n)))
	}
	d.parts = min(d.parts, from)
}

// Clear forgets everything in the drawer.
func (d *Drawer) Clear() {
	d.shelf.Delete(d.head())
	d.Drop(0)
}

func (d *Drawer) head() string              { return d.name + "/head" }
func (d *Drawer) part(number string) string { return d.name + "/part/" + number }
