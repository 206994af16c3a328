package shared

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"time"

	"statecraft/engine"
)

// DraftChange is one save of a draft: who, when, and what became different.
type DraftChange struct {
	Revision int       `json:"revision"` // the one it made
	At       time.Time `json:"at"`
	By       string    `json:"by"`
	Changes  Changes   `json:"changes"`
}

// Changes is what differs between two states of a workflow, by id.
type Changes struct {
	States      Difference `json:"states,omitzero"`
	Transitions Difference `json:"transitions,omitzero"`
	// Fields names what else of the workflow differs, such as "name" or "roles".
	Fields []string `json:"fields,omitempty"`
}

// Difference lists ids. Reordered says that those which stayed have another
// order, which has meaning.
type Difference struct {
	Added     []string `json:"added,omitempty"`
	Changed   []string `json:"changed,omitempty"`
	Removed   []string `json:"removed,omitempty"`
	Reordered bool     `json:"reordered,omitempty"`
}

// IsZero tells whether nothing differs.
func (d Difference) IsZero() bool { return reflect.DeepEqual(d, Difference{}) }

// Compare tells what is different in after. Drafts hold problems, such as two
// states of one id: those count as one that changed.
func Compare(before, after *engine.Workflow) Changes {
	return Changes{
		States:      compare(before.States, after.States, func(s *engine.State) string { return s.ID }),
		Transitions: compare(before.Transitions, after.Transitions, func(t *engine.Transition) string { return t.ID }),
		Fields:      changedFields(before, after),
	}
}

func compare[T any](before, after []T, id func(*T) string) (d Difference) {
	old, ids := byID(before, id)
	now, idsNow := byID(after, id)
	var stayed, stayedNow []string
	for _, name := range idsNow {
		switch {
		case old[name] == nil:
			d.Added = append(d.Added, name)
			continue
		case !same(old[name], now[name]):
			d.Changed = append(d.Changed, name)
		}
		stayedNow = append(stayedNow, name)
	}
	for _, name := range ids {
		if now[name] == nil {
			d.Removed = append(d.Removed, name)
			continue
		}
		stayed = append(stayed, name)
	}
	d.Reordered = !slices.Equal(stayed, stayedNow)
	return d
}

// same compares what is kept of two values: a list that is empty and one that is
// missing are the same.
func same(a, b any) bool {
	one, err1 := json.Marshal(a)
	other, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && string(one) == string(other)
}

// byID gathers things by id, and the ids in order of their first.
func byID[T any](list []T, id func(*T) string) (things map[string][]T, ids []string) {
	things = make(map[string][]T, len(list))
	for n := range list {
		name := id(&list[n])
		if things[name] == nil {
			ids = append(ids, name)
		}
		things[name] = append(things[name], list[n])
	}
	return things, ids
}

// changedFields names the fields besides states and transitions that differ, as
// JSON calls them.
func changedFields(before, after *engine.Workflow) []string {
	var names []string
	old, now := reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem()
	for n := range old.NumField() {
		name, _, _ := strings.Cut(old.Type().Field(n).Tag.Get("json"), ",")
		if name != "states" && name != "transitions" && !same(old.Field(n).Interface(), now.Field(n).Interface()) {
			names = append(names, name)
		}
	}
	return names
}
