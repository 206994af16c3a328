package designer

import (
	"slices"
	"time"

	"statecraft/app/editor/merge"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// difference is a line about what has become different.
type difference struct{ what, which string }

// sinceThen says what is different now.
func sinceThen(then, now *engine.Workflow) []difference {
	c := shared.Compare(then, now)
	var list []difference
	add := func(what string, ids []string) {
		if len(ids) > 0 {
			list = append(list, difference{what, listed(ids, func(id string) string { return titleOf(id, now, then) })})
		}
	}
	add(say.Say("Added states"), c.States.Added)
	add(say.Say("Changed states"), c.States.Changed)
	add(say.Say("Deleted states"), c.States.Removed)
	add(say.Say("Added transitions"), c.Transitions.Added)
	add(say.Say("Changed transitions"), c.Transitions.Changed)
	add(say.Say("Deleted transitions"), c.Transitions.Removed)
	if len(c.Fields) > 0 {
		list = append(list, difference{say.Say("Also"), listed(c.Fields, func(field string) string {
			return fieldLabel(merge.Place{Thing: merge.ThingWorkflow, Field: field})
		})})
	}
	if c.States.Reordered || c.Transitions.Reordered {
		list = append(list, difference{say.Say("Order"), say.Say("states or transitions stand in another order")})
	}
	return list
}

// saves is what one person saved in one go.
type saves struct {
	by      string
	at      time.Time // of the last of them
	ids     []string
	removed bool
}

// inOneGo is the longest pause between saves that are told as one, and mostSaves
// how many are told.
const (
	inOneGo   = 30 * time.Minute
	mostSaves = 8
)

// savesSince gathers saves, the newest first, by person and time.
func savesSince(all []shared.DraftChange, since time.Time) []saves {
	var list []saves
	var last time.Time
	for i := range all {
		c := &all[i]
		if !c.At.After(since) {
			break
		}
		if n := len(list); n == 0 || list[n-1].by != c.By || last.Sub(c.At) > inOneGo {
			if n == mostSaves {
				break
			}
			list = append(list, saves{by: c.By, at: c.At})
		}
		last = c.At
		s := &list[len(list)-1]
		d := c.Changes
		s.ids = append(s.ids, slices.Concat(d.States.Added, d.States.Changed, d.Transitions.Added, d.Transitions.Changed)...)
		s.removed = s.removed || len(d.States.Removed)+len(d.Transitions.Removed) > 0
	}
	return list
}
