package main

import (
	"fmt"
	"time"

	"statecraft/engine"
)

// game plays one instance.
type game struct {
	p *engine.Program
	i *engine.Instance
	d engine.Decider
	c engine.Complete
	// signing is the command of sign, which a host keeps ready as well.
	signing engine.Command
}

func newGame(w *engine.Workflow) *game {
	p, problems := engine.Compile(w)
	if p == nil {
		panic(fmt.Sprint(problems))
	}
	g := &game{p: p, i: &engine.Instance{}}
	g.do(engine.Person{Name: "ann"}, &engine.Start{})
	return g
}

func (g *game) do(by engine.Person, op engine.Op) {
	g.step(engine.Command{At: moment, By: by, Do: op})
}

func (g *game) step(c engine.Command) {
	if _, err := g.d.Advance(g.p, g.i, c); err != nil {
		panic(err)
	}
}

// sign completes the oldest open activation.
func (g *game) sign(by string) {
	g.c.Activation = g.i.Activations[0].ID
	g.signing.At, g.signing.By.Name, g.signing.Do = moment, by, &g.c
	g.step(g.signing)
}

var moment = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

// circle is n person states, one after the other, and back to the first.
func circle(n int) *engine.Workflow {
	w := &engine.Workflow{Key: "circle"}
	for s := range n {
		w.States = append(w.States, engine.State{ID: fmt.Sprintf("s%d", s), Actors: []engine.Actor{engine.ActorAnyone}, Initial: s == 0})
	}
	for s := range n {
		link(w, s, (s+1)%n)
	}
	return w
}

func link(w *engine.Workflow, from, to int) {
	f, t := w.States[from].ID, w.States[to].ID
	w.Transitions = append(w.Transitions, engine.Transition{ID: f + "->" + t, From: f, To: t})
}
