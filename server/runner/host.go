package runner

import (
	"context"
	"slices"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// answered completes the events of a command by what the engine asks its host
// for when a task opens: who is eligible where several sign, and who gets the
// task where it is handed out. The answers are commands like any other, so they
// are in the history and a replay needs no directory.
func (r *Runner) answered(ctx context.Context, s *subject, events []engine.Event, at time.Time) ([]engine.Event, error) {
	var fold *engine.Instance
	var people []engine.Person
	for n := 0; n < len(events); n++ {
		state := s.program.Workflow().State(events[n].State)
		if events[n].Kind != engine.TaskOpened || !asksHost(state) {
			continue
		}
		if fold == nil {
			fold = s.instance.Fold.Clone()
			fold.ApplyAll(events)
			var err error
			if people, err = r.people(ctx); err != nil {
				return nil, err
			}
		}
		answers, err := r.answers(ctx, s, fold, events[n], people)
		if err != nil {
			return nil, err
		}
		for _, op := range answers {
			more, err := engine.Decide(s.program, fold, engine.Command{At: at, By: host(), Do: op})
			if err != nil {
				// The task is closed again, or four eyes keep this person out: the
				// next answer may fit, and the pool is always left.
				continue
			}
			fold.ApplyAll(more)
			events = append(events, more...)
			break
		}
	}
	return events, nil
}

// host is who answers: no person, but one that may operate.
func host() engine.Person {
	p := store.Server().Person
	p.Operator = true
	return p
}

func asksHost(s *engine.State) bool {
	return s != nil && (s.Voting() || s.Assign == engine.AssignRoundRobin || s.Assign == engine.AssignLeastLoaded)
}

// answers lists what to answer, best first; the first the engine takes counts.
func (r *Runner) answers(ctx context.Context, s *subject, fold *engine.Instance, opened engine.Event, people []engine.Person) ([]engine.Op, error) {
	names := engine.Eligible(s.program, fold, opened.Activation, people)
	state := s.program.Workflow().State(opened.State)
	if state.Voting() {
		return []engine.Op{&engine.Resolve{Activation: opened.Activation, People: names}}, nil
	}
	burden, err := r.store.Burden(ctx, s.program.Workflow().Key, opened.State)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(names, func(a, b string) int {
		if state.Assign == engine.AssignLeastLoaded {
			return burden.Open[a] - burden.Open[b]
		}
		return burden.Last[a].Compare(burden.Last[b])
	})
	var ops []engine.Op
	for _, name := range names {
		at := slices.IndexFunc(people, func(p engine.Person) bool { return p.Name == name })
		ops = append(ops, &engine.Assign{Activation: opened.Activation, To: people[at]})
	}
	return ops, nil
}

// people lists everybody who may act on tasks, by name.
func (r *Runner) people(ctx context.Context) ([]engine.Person, error) {
	users, err := r.store.People(ctx, store.Server())
	if err != nil {
		return nil, err
	}
	var people []engine.Person
	for _, u := range users {
		if caller := store.CallerOf(&u); caller.May(shared.ActOnTasks) {
			people = append(people, caller.Person)
		}
	}
	return people, nil
}
