package merge

import (
	"reflect"
	"strconv"
	"strings"

	"statecraft/engine"
)

// identified calls every thing the same in all three workflows. An editor gives a
// state without a name a made-up id, which changes when the state is named, and
// makes the ids of transitions of their ends: what is found under another id in
// the same place of the list, and otherwise as it was, is the same thing. What
// both made under one id, and differently, are two things; mine gets another id.
func identified(t trio) trio {
	for _, k := range []kind{
		{stateIDs, "-", likelyState, alikeState, renameStates},
		{noteIDs, "-", unlikely, alikeNote, renameNotes},
		{transitionIDs, "#", likelyTransition, alikeTransition, renameTransitions},
	} {
		t = t.identified(k)
	}
	return t
}

// kind is what is asked of the things of one kind. States come before transitions,
// whose ids are made of theirs.
type kind struct {
	ids func(*engine.Workflow) []string
	gap string // before a number at the end of an id
	// likely tells whether a thing that was at one place of a list may be the one
	// that is at a place of a later list now, under another id.
	likely func(before *engine.Workflow, at int, after *engine.Workflow, now int) bool
	// alike tells whether both made the same of one id.
	alike  func(mine, theirs *engine.Workflow, id string) bool
	rename func(engine.Workflow, map[string]string) engine.Workflow
}

func (t trio) identified(k kind) trio {
	base, mine, theirs := k.ids(&t.base), k.ids(&t.mine), k.ids(&t.theirs)
	c := calling{
		base: setOf(base), mine: setOf(mine), theirs: setOf(theirs), gap: k.gap,
		iCall:    followed(base, mine, func(at, now int) bool { return k.likely(&t.base, at, &t.mine, now) }),
		theyCall: followed(base, theirs, func(at, now int) bool { return k.likely(&t.base, at, &t.theirs, now) }),
		alike:    func(id string) bool { return k.alike(&t.mine, &t.theirs, id) },
		toBase:   map[string]string{}, toMine: map[string]string{}, toTheirs: map[string]string{}, taken: map[string]bool{},
	}
	c.decide(base, mine)
	t.base, t.mine, t.theirs = k.rename(t.base, c.toBase), k.rename(t.mine, c.toMine), k.rename(t.theirs, c.toTheirs)
	t.was = map[Side]map[string]string{Mine: reversed(c.toMine), Theirs: reversed(c.toTheirs)}
	return t
}

// strangers is how many things may be missing at one place of a list before they
// are taken for another drawing altogether.
const strangers = 32

// followed finds what is gone from base under another id in side: between the
// same neighbours, in the same order.
func followed(base, side []string, likely func(at, now int) bool) map[string]string {
	gone, come := strays(base, setOf(side)), strays(side, setOf(base))
	found := map[string]string{}
	for neighbour, lost := range gone {
		candidates := come[neighbour]
		if len(lost) > strangers || len(candidates) > strangers {
			continue
		}
		for _, at := range lost {
			for i, now := range candidates {
				if likely(at, now) {
					found[base[at]] = side[now]
					candidates = candidates[i+1:]
					break
				}
			}
		}
	}
	return found
}

// strays are the places of what is not in others, by the last before that is.
func strays(list []string, others map[string]bool) map[string][]int {
	found := map[string][]int{}
	last := ""
	for i, id := range list {
		if others[id] {
			last = id
		} else {
			found[last] = append(found[last], i)
		}
	}
	return found
}

// calling decides what things of one kind are called in the end.
type calling struct {
	base, mine, theirs map[string]bool
	iCall, theyCall    map[string]string // what a thing of the base is called now
	alike              func(id string) bool
	gap                string

	toBase, toMine, toTheirs map[string]string
	taken                    map[string]bool
}

func (c *calling) decide(base, mine []string) {
	agree(base, c.mine, c.base, c.theyCall, c.iCall)
	agree(base, c.theirs, c.base, c.iCall, c.theyCall)
	for _, id := range base {
		c.known(id)
	}
	iKnow, theyKnow := valuesOf(c.iCall), valuesOf(c.theyCall)
	for _, id := range mine {
		if added := !c.base[id] && !iKnow[id]; added && c.theirs[id] && (theyKnow[id] || !c.alike(id)) {
			c.toMine[id] = c.free(id)
		}
	}
}

// agree takes over what one side calls a thing where the other side lacks it and
// has something of just that id: that is no accident.
func agree(base []string, list, old map[string]bool, one, other map[string]string) {
	for _, id := range base {
		now, called := one[id]
		if _, known := other[id]; !called || known || list[id] || old[now] || !list[now] {
			continue
		}
		for _, another := range base {
			if other[another] == now {
				delete(other, another)
			}
		}
		other[id] = now
	}
}

// known decides what a thing of the base is called: as theirs call it, who have
// stored it already, or else as I do.
func (c *calling) known(id string) {
	mine, iDo := c.iCall[id]
	theirs, theyDo := c.theyCall[id]
	final := id
	switch {
	case theyDo:
		final = theirs
	case iDo && c.theirs[mine]:
		final = c.free(mine)
	case iDo:
		final = mine
	}
	if final == id && !iDo {
		return
	}
	c.toBase[id] = final
	if !iDo {
		mine = id
	}
	c.toMine[mine] = final
	if !theyDo {
		c.toTheirs[id] = final
	}
}

// free is an id like the given one that nobody uses: with the next number at its
// end.
func (c *calling) free(id string) string {
	stem, n := id, 1
	if at := strings.LastIndex(id, c.gap); at > 0 {
		if number, err := strconv.Atoi(id[at+len(c.gap):]); err == nil && number > 0 {
			stem, n = id[:at], number
		}
	}
	for {
		n++
		next := stem + c.gap + strconv.Itoa(n)
		if !c.base[next] && !c.mine[next] && !c.theirs[next] && !c.taken[next] {
			c.taken[next] = true
			return next
		}
	}
}

// placeholder begins the ids an editor makes up for states without a name.
const placeholder = "state-"

// likelyState tells whether a state that had a made-up id may be called otherwise
// now.
func likelyState(was *engine.Workflow, at int, is *engine.Workflow, now int) bool {
	before, after := was.States[at], is.States[now]
	number, madeUp := strings.CutPrefix(before.ID, placeholder)
	if _, err := strconv.Atoi(number); !madeUp || err != nil || before.Kind != after.Kind {
		return false
	}
	if before.Position != nil && after.Position != nil && *before.Position == *after.Position {
		return true
	}
	before.ID, before.Name, before.Position = after.ID, after.Name, after.Position
	return same(reflect.ValueOf(before), reflect.ValueOf(after))
}

// likelyTransition tells whether a transition called after its ends may have
// another end now, and with it another id.
func likelyTransition(was *engine.Workflow, at int, is *engine.Workflow, now int) bool {
	before, after := was.Transitions[at], is.Transitions[now]
	if !isDerived(&before) || !isDerived(&after) || before.From != after.From && before.To != after.To {
		return false
	}
	before.ID, before.From, before.To = after.ID, after.From, after.To
	return AlikeTransitions(before, after)
}

// unlikely is for things that keep their ids.
func unlikely(*engine.Workflow, int, *engine.Workflow, int) bool { return false }

func alikeState(mine, theirs *engine.Workflow, id string) bool {
	return AlikeStates(*mine.State(id), *theirs.State(id))
}

func alikeTransition(mine, theirs *engine.Workflow, id string) bool {
	return AlikeTransitions(*mine.Transition(id), *theirs.Transition(id))
}

func alikeNote(mine, theirs *engine.Workflow, id string) bool {
	return same(reflect.ValueOf(*noteOf(mine, id)), reflect.ValueOf(*noteOf(theirs, id)))
}
