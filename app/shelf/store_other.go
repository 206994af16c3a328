//go:build !js

package shelf

import (
	"maps"
	"slices"
	"strings"
)

// memory is a store that lasts as long as the program; it answers as soon as what
// is going on is done.
type memory struct {
	values map[string][]byte
	queue  []func()
	busy   bool
}

func newStore(string) store { return &memory{values: map[string][]byte{}} }

func (m *memory) write(b batch, answer func(error)) {
	for key, e := range b {
		if e.gone {
			delete(m.values, key)
		} else {
			m.values[key] = slices.Clone(e.data)
		}
	}
	m.later(func() { answer(nil) })
}

func (m *memory) read(key string, answer func([]byte, bool, error)) {
	data, ok := m.values[key]
	m.later(func() { answer(data, ok, nil) })
}

func (m *memory) keys(prefix string, answer func([]string, error)) {
	keys := slices.DeleteFunc(slices.Sorted(maps.Keys(m.values)), func(key string) bool { return !strings.HasPrefix(key, prefix) })
	m.later(func() { answer(keys, nil) })
}

// later calls at once what comes from outside, and the rest one after the other.
func (m *memory) later(f func()) {
	m.queue = append(m.queue, f)
	if m.busy {
		return
	}
	m.busy = true
	for len(m.queue) > 0 {
		next := m.queue[0]
		m.queue = m.queue[1:]
		next()
	}
	m.busy = false
}
