//go:build !js

package main

import (
	"cmp"
	"maps"
	"slices"
)

// event is one entry of the browser's own record of what it does.
type event struct {
	Name     string  `json:"name"`
	Phase    string  `json:"ph"`
	At       float64 `json:"ts"`   // microseconds
	Took     float64 `json:"dur"`  // of the clock
	Computed float64 `json:"tdur"` // of the processor, where the browser tells
	Process  int     `json:"pid"`
	Thread   int     `json:"tid"`
	Args     struct {
		Name string `json:"name"`
		Data struct {
			Type string `json:"type"`
		} `json:"data"`
	} `json:"args"`
}

// mainThread keeps what the busiest main thread of a page did.
func mainThread(events []event) (kept []event) {
	type thread struct{ process, thread int }
	mains, busy := map[thread]bool{}, map[thread]float64{}
	for _, e := range events {
		if e.Phase == "M" && e.Name == "thread_name" && e.Args.Name == "CrRendererMain" {
			mains[thread{e.Process, e.Thread}] = true
		}
	}
	for _, e := range events {
		busy[thread{e.Process, e.Thread}] += e.Took
	}
	var busiest thread
	for t := range mains {
		if busy[t] > busy[busiest] {
			busiest = t
		}
	}
	for _, e := range events {
		if e.Phase == "X" && (thread{e.Process, e.Thread}) == busiest {
			kept = append(kept, e)
		}
	}
	return kept
}

// spent is the time that went into steps of one name and not into steps within
// them.
type spent struct {
	name string
	ms   float64
}

// selfTimes adds up the steps of one thread, the dearest first.
func selfTimes(events []event) (list []spent) {
	sums := map[string]float64{}
	nest(events, func(around []event, e event) {
		sums[e.Name] += e.took()
		if len(around) > 0 {
			sums[around[len(around)-1].Name] -= e.took()
		}
	})
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		list = append(list, spent{name, sums[name] / 1000})
	}
	slices.SortStableFunc(list, func(a, b spent) int { return cmp.Compare(b.ms, a.ms) })
	return list
}

// took is the processor's time where it is known.
func (e event) took() float64 {
	if e.Computed > 0 {
		return e.Computed
	}
	return e.Took
}

// stint is a program of the page at work.
type stint struct {
	ms    float64
	cause string // what the browser called it for
}

// stints lists the programs the browser called, one at a time.
func stints(events []event) (list []stint) {
	nest(events, func(around []event, e event) {
		if !e.isProgram() || slices.ContainsFunc(around, event.isProgram) {
			return
		}
		r := stint{e.took() / 1000, "a promise or message"}
		for _, a := range around {
			switch a.Name {
			case "EventDispatch":
				r.cause = a.Args.Data.Type
			case "TimerFire":
				r.cause = "a timer"
			case "FireAnimationFrame":
				r.cause = "a frame"
			}
		}
		list = append(list, r)
	})
	return list
}

func (e event) isProgram() bool { return e.Name == "FunctionCall" || e.Name == "RunMicrotasks" }

// longestOf is the longest stint, or none.
func longestOf(list []stint) (longest stint) {
	for _, r := range list {
		if r.ms > longest.ms {
			longest = r
		}
	}
	return longest
}

// nest visits the steps of one thread in order, each with those around it.
func nest(events []event, visit func(around []event, e event)) {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(b.Took, a.Took))
	})
	var open []event
	for _, e := range events {
		for len(open) > 0 && open[len(open)-1].At+open[len(open)-1].Took <= e.At {
			open = open[:len(open)-1]
		}
		visit(open, e)
		open = append(open, e)
	}
}

// busy is how long a thread worked between two moments, in milliseconds.
func busy(events []event, from, to float64) (ms float64) {
	nest(events, func(around []event, e event) {
		if len(around) > 0 || e.Took == 0 {
			return
		}
		// Of a step that reaches over an edge only its share counts.
		within := min(e.At+e.Took, to) - max(e.At, from)
		ms += max(within, 0) / e.Took * e.took() / 1000
	})
	return ms
}
