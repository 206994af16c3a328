package engine_test

import (
	"slices"
	"strconv"

	"statecraft/engine"
	"statecraft/engine/expr"
)

// refNames are the names the reference compiles expressions against. Every
// generated workflow gives a name the same type, so one list serves all.
func refNames() expr.Names {
	names := expr.Names{"starter": expr.Text, "outcome": expr.Text}
	for name, field := range genFields() {
		names[name] = map[engine.FieldType]expr.Type{
			engine.FieldBoolean: expr.Boolean,
			engine.FieldNumber:  expr.Number,
			engine.FieldMoney:   expr.Number,
			engine.FieldChoices: expr.List,
		}[field.Type]
		if names[name] == "" {
			names[name] = expr.Text
		}
	}
	for _, name := range genFreeNames() {
		names[name] = expr.Any
	}
	return names
}

// refExpressions keeps compiled sources: compiling is slow and checked elsewhere.
type refExpressions map[string]*expr.Program

func (x refExpressions) program(source string, want expr.Type) *expr.Program {
	key := string(want) + " " + source
	if p := x[key]; p != nil {
		return p
	}
	p, err := expr.Compile(source, refNames(), want)
	if err != nil {
		panic("reference: " + source + ": " + err.Error())
	}
	x[key] = p
	return p
}

// value runs an expression over data; ok is false when it cannot be evaluated.
func (r *refRun) value(source, outcome string, data map[string]any, want expr.Type) (value any, ok bool) {
	values := map[string]any{"starter": r.i.starter, "outcome": outcome}
	for name, v := range data {
		if amount, isMoney := refAmount(v); isMoney {
			v = amount
		}
		values[name] = v
	}
	value, err := r.x.program(source, want).Run(values)
	return value, err == nil
}

// refAmount is the number of an amount of money.
func refAmount(value any) (amount float64, isMoney bool) {
	money, _ := value.(map[string]any)
	text, _ := money["amount"].(string)
	amount, err := strconv.ParseFloat(text, 64)
	return amount, err == nil
}

// holds tells whether a condition is true; ok is false when it cannot be
// evaluated. No condition is true.
func (r *refRun) holds(when, outcome string) (holds, ok bool) {
	if when == "" {
		return true, true
	}
	r.pieces++
	value, ok := r.value(when, outcome, r.i.data, expr.Boolean)
	if !ok {
		return false, false
	}
	holds, ok = value.(bool)
	return holds, ok
}

// refButtons gives the outcomes a person may choose among, for a human state's
// transitions in lowest-first order, or for those from the whole instance.
func refButtons(w *engine.Workflow, split engine.Split, transitions []*engine.Transition) []string {
	var buttons []string
	for _, t := range transitions {
		if o := refOutcome(w, split, t); o != "" && !slices.Contains(buttons, o) {
			buttons = append(buttons, o)
		}
	}
	if buttons == nil {
		return []string{"Done"}
	}
	return buttons
}

// refOutcome is the outcome a transition belongs to; empty for one that takes
// part whatever is chosen.
func refOutcome(w *engine.Workflow, split engine.Split, t *engine.Transition) string {
	switch {
	case t.Outcome != "":
		return t.Outcome
	case split == engine.SplitAnd || split == engine.SplitOr || t.Default:
		return ""
	case t.Label != "":
		return t.Label
	default:
		return w.State(t.To).Title()
	}
}

// refOf gives the transitions of an outcome itself: those named after it, or all
// where there is only the one button that no transition names.
func refOf(w *engine.Workflow, split engine.Split, transitions []*engine.Transition, outcome string) []*engine.Transition {
	var of []*engine.Transition
	named := false
	for _, t := range transitions {
		o := refOutcome(w, split, t)
		named = named || o != ""
		if o == outcome {
			of = append(of, t)
		}
	}
	if !named {
		return transitions
	}
	return of
}

// refChoosable tells whether the outcome is open to somebody: some transition of
// it is, or it has none at all.
func (r *refRun) choosable(split engine.Split, transitions []*engine.Transition, outcome string, p engine.Person) bool {
	of := refOf(r.w, split, transitions, outcome)
	for _, t := range of {
		if r.open(t, p) {
			return true
		}
	}
	return len(of) == 0
}

// open tells whether the person is among the actors of a transition.
func (r *refRun) open(t *engine.Transition, p engine.Person) bool {
	return len(t.Actors) == 0 || r.matchesAny(t.Actors, p)
}

// split chooses the transitions on leaving. person is who signs, nil where
// actors are not asked. ok is false when a condition cannot be evaluated.
func (r *refRun) split(state *engine.State, outcome string, person *engine.Person) (taken []*engine.Transition, ok bool) {
	return r.choose(refSplit(state), refOut(r.w, state.ID), refKind(state) == engine.KindHuman, outcome, person)
}

func (r *refRun) choose(split engine.Split, transitions []*engine.Transition, human bool, outcome string,
	person *engine.Person,
) (taken []*engine.Transition, ok bool) {
	var ordinary, fallback []*engine.Transition
	for _, t := range transitions {
		if human {
			if o := refOutcome(r.w, split, t); o != "" && o != outcome {
				continue
			}
		}
		if person != nil && !r.open(t, *person) {
			continue
		}
		if t.Default {
			fallback = append(fallback, t)
		} else {
			ordinary = append(ordinary, t)
		}
	}
	if split == engine.SplitAnd {
		return ordinary, true
	}
	taken, ok = r.matching(split, ordinary, outcome)
	if !ok || len(taken) > 0 {
		return taken, ok
	}
	return r.matching(engine.SplitXor, fallback, outcome) // one fallback is enough
}

// matching gives the lowest match (xor) or every match (or). A condition after
// the lowest match of a xor split is not asked.
func (r *refRun) matching(split engine.Split, transitions []*engine.Transition, outcome string) (taken []*engine.Transition, ok bool) {
	for _, t := range transitions {
		holds, ok := r.holds(t.When, outcome)
		if !ok {
			return nil, false
		}
		if holds {
			taken = append(taken, t)
			if split == engine.SplitXor {
				return taken, true
			}
		}
	}
	return taken, true
}

func refKind(s *engine.State) engine.Kind {
	if s.Kind == "" {
		return engine.KindHuman
	}
	return s.Kind
}

func refJoin(s *engine.State) engine.Join {
	if s.Join == "" {
		return engine.JoinXor
	}
	return s.Join
}

func refSplit(s *engine.State) engine.Split {
	if s.Split == "" {
		return engine.SplitXor
	}
	return s.Split
}
