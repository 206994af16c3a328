package parts

import (
	"strconv"

	"statecraft/app/canvas"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Overlay puts a running instance on its diagram: what was done, where it is
// now, and which ways it took. Events are its history so far.
func Overlay(i *engine.Instance, events []engine.Event) *canvas.Overlay {
	o := &canvas.Overlay{Done: map[string]string{}, Active: map[string]string{}}
	for id, stays := range stays(i) {
		o.Active[id] = badge(stays)
	}
	taken := map[string]bool{}
	for _, e := range events {
		switch e.Kind {
		case engine.StateLeft:
			if _, active := o.Active[e.State]; !active {
				o.Done[e.State] = ""
			}
		case engine.TransitionTaken:
			if !taken[e.Transition] {
				taken[e.Transition] = true
				o.Taken = append(o.Taken, e.Transition)
			}
		}
	}
	return o
}

// stays groups the open activations by state.
func stays(i *engine.Instance) map[string][]engine.Activation {
	groups := map[string][]engine.Activation{}
	for _, a := range i.Activations {
		groups[a.State] = append(groups[a.State], a)
	}
	return groups
}

func badge(stays []engine.Activation) string {
	for _, a := range stays {
		if a.Incident != nil {
			return say.Say("needs attention")
		}
	}
	if len(stays) > 1 {
		return say.Say("%s times", strconv.Itoa(len(stays)))
	}
	if stays[0].Claimed != "" {
		return say.Say("claimed")
	}
	return ""
}
