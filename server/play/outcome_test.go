package play

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// outcomes are the closed list of how a run by itself can end.
var outcomes = []string{
	"completed",
	"waits for a condition",
	"incident stuck", "incident budget", "incident no-match", "incident expression", "incident nobody-can-act",
	"refused nobody-can-act", // nobody may sign what waits
	"refused leads-nowhere",  // with the data of this run
	"refused invalid",        // no valid answer to a form was found
	"refused step-limit",     // it may have no way to finish
}

// played lets a run begin and go on by itself, and says how it ended. Whatever
// ends it must be true: where nobody may sign, nobody may.
func played(t rapid.TB, run *Run, limit int) string {
	t.Helper()
	err := run.Steps(nil)
	if err == nil {
		err = run.Auto(limit)
	}
	standing := run.Standing()
	outcome := string(standing.Outlook)
	switch {
	case err != nil:
		outcome = "refused " + string(engine.CodeOf(err))
	case standing.Outlook == Incident:
		outcome = "incident " + string(incidents(run.instance)[0])
	case standing.Outlook == Waiting && len(standing.Tasks) == 0 && standing.Message != "":
		outcome = "waits for a condition"
	}
	if !slices.Contains(outcomes, outcome) {
		t.Errorf("ends with %q, %v, %+v", outcome, err, standing)
	}
	if err == nil && len(standing.Tasks) > 0 {
		t.Errorf("stops for no reason although there are tasks: %+v", standing.Tasks)
	}
	if engine.CodeOf(err) == CodeNobody {
		for _, a := range run.instance.Activations {
			if name := run.somebodyFor(a); a.Task && name != "" {
				t.Errorf("%v; but %s may act in %s: %+v", err, name, a.State, a)
			}
		}
	}
	return outcome
}

func incidents(i *engine.Instance) []engine.IncidentCode {
	var codes []engine.IncidentCode
	if i.Incident != nil {
		codes = append(codes, i.Incident.Code)
	}
	for _, a := range i.Activations {
		if a.Incident != nil {
			codes = append(codes, a.Incident.Code)
		}
	}
	return codes
}

// somebodyFor looks for anybody who may sign, among people who are in every
// group and manage everybody: those met so far, those the workflow names, and a
// stranger. The host tells of all of them first.
func (r *Run) somebodyFor(a engine.Activation) string {
	if !a.Task || a.Incident != nil && a.Incident.Code != engine.IncidentNobody {
		return ""
	}
	w := r.program.Workflow()
	names, groups := map[string]bool{"stranger": true}, map[string]bool{}
	for _, name := range r.cast.order {
		names[name] = true
	}
	for _, s := range w.States {
		for _, actor := range r.instance.Candidates(&s) {
			switch kind, name, _ := actor.Parse(); kind {
			case engine.ActorKindUser:
				names[name] = true
			case engine.ActorKindGroup:
				groups[name] = true
			}
		}
	}
	for _, t := range w.Transitions {
		for _, actor := range t.Actors {
			if kind, name, _ := actor.Parse(); kind == engine.ActorKindGroup {
				groups[name] = true
			}
		}
	}
	everybody := slices.Sorted(maps.Keys(names))
	trial := r.instance.Clone()
	give := func(op engine.Op) bool {
		events, err := engine.Decide(r.program, trial, engine.Command{At: r.now, By: host(), Do: op})
		trial.ApplyAll(events)
		return err == nil
	}
	if w.State(a.State).Voting() {
		give(&engine.Resolve{Activation: a.ID, People: everybody})
	}
	if trial.Activation(a.ID) == nil {
		return "nobody, for it is settled,"
	}
	for _, name := range everybody {
		p := engine.Person{Name: name, Groups: slices.Sorted(maps.Keys(groups)), Manages: everybody}
		if a.Claimed != "" {
			give(&engine.Assign{Activation: a.ID, To: p})
		}
		if len(r.program.OutcomesFor(trial, a.ID, p)) > 0 {
			return name
		}
	}
	return ""
}
