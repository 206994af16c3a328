package desk

import (
	"slices"
	"strings"

	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Subject is what the inspector is about.
type Subject string

const (
	AboutWorkflow   Subject = "workflow"
	AboutPerson     Subject = "person"
	AboutAutomatic  Subject = "automatic"
	AboutDecision   Subject = "decision"
	AboutWait       Subject = "wait"
	AboutSubflow    Subject = "subflow"
	AboutTransition Subject = "transition"
	AboutSeveral    Subject = "several"
)

// Sheet is one page of the inspector.
type Sheet string

const (
	SheetGeneral Sheet = "general"
	SheetStart   Sheet = "start"
	SheetRoles   Sheet = "roles"
	SheetAnyTime Sheet = "any-time"
	SheetWho     Sheet = "who"
	SheetSigning Sheet = "signing"
	SheetForm    Sheet = "form"
	SheetDoes    Sheet = "does"
	SheetWay     Sheet = "way"
	SheetWait    Sheet = "wait"
	SheetRules   Sheet = "rules"
)

// Title is the word on a sheet's tab.
func (s Sheet) Title() string {
	switch s {
	case SheetStart:
		return say.Say("Starting")
	case SheetRoles:
		return say.Say("Roles")
	case SheetAnyTime:
		return say.Say("Any time")
	case SheetWho:
		return say.Say("Who")
	case SheetSigning:
		return say.Say("Signing")
	case SheetForm:
		return say.Say("Form")
	case SheetDoes:
		return say.Say("Does")
	case SheetWay:
		return say.Say("Way")
	case SheetWait:
		return say.Say("Waits")
	case SheetRules:
		return say.Say("Rules")
	}
	return say.Say("General")
}

// Sheets are the pages about a subject, the most needed first.
func Sheets(s Subject) []Sheet {
	switch s {
	case AboutWorkflow:
		return []Sheet{SheetGeneral, SheetStart, SheetRoles, SheetAnyTime}
	case AboutPerson:
		return []Sheet{SheetWho, SheetForm, SheetSigning, SheetRules}
	case AboutAutomatic:
		return []Sheet{SheetDoes, SheetRules}
	case AboutDecision, AboutSubflow:
		return []Sheet{SheetWay, SheetRules}
	case AboutWait:
		return []Sheet{SheetWait, SheetRules}
	}
	return nil
}

// Subject says what the inspector is about, by the selection.
func (d *Desk) Subject() Subject {
	sel := d.Editor.Selection()
	switch states, transitions := len(sel.States), len(sel.Transitions); {
	case states+transitions > 1:
		return AboutSeveral
	case transitions == 1:
		return AboutTransition
	case states == 1:
		return aboutState(d.Workflow().State(sel.States[0]))
	}
	return AboutWorkflow
}

func aboutState(s *engine.State) Subject {
	if s == nil {
		return AboutWorkflow
	}
	switch s.Kind {
	case engine.KindAction:
		return AboutAutomatic
	case engine.KindRoute:
		return AboutDecision
	case engine.KindWait:
		return AboutWait
	case engine.KindSubflow:
		return AboutSubflow
	}
	return AboutPerson
}

// Sheet is the page that is up.
func (d *Desk) Sheet() Sheet {
	about := d.Subject()
	if s, ok := d.sheets[about]; ok {
		return s
	}
	if all := Sheets(about); len(all) > 0 {
		return all[0]
	}
	return ""
}

// TurnTo puts a page of the inspector up.
func (d *Desk) TurnTo(s Sheet) {
	d.sheets[d.Subject()] = s
	d.shown = ""
	d.view++
}

// Show selects where a problem is and turns to the page where it is mended.
func (d *Desk) Show(a advice.Advice) {
	d.Editor.Select(a.Selection())
	if s := sheetOf(d.Subject(), a); s != "" {
		d.TurnTo(s)
	}
	d.shown, d.showing = a.Field, d.showing+1
}

// Shown is the field somebody asked to see on the page that is up, such as
// "form.amount", and how often anything was asked for, so that a list opens a row
// only once.
func (d *Desk) Shown() (field string, times int) { return d.shown, d.showing }

// Unplaced is what is wrong on a page although no control of it shows the field:
// what does not run, and what has no meaning for what is selected.
func (d *Desk) Unplaced(s Sheet) []advice.Advice {
	about := d.Subject()
	var list []advice.Advice
	for _, a := range d.advice {
		if d.concerns(a) && sheetOf(about, a) == s && !placed(about, a.Field) {
			list = append(list, a)
		}
	}
	return list
}

// placed tells whether a control shows what is wrong with a field.
func placed(about Subject, field string) bool {
	group, _, _ := strings.Cut(field, ".")
	var fields []string
	switch about {
	case AboutWorkflow:
		fields = []string{"starters", "start", "direction", "form", "roles"}
	case AboutTransition:
		fields = []string{"from", "to", "notes", "actors", "when", "default", "outcome"}
	case AboutPerson:
		fields = []string{"actors", "form", "need", "veto", "otherwise", "separateFrom", "assign", "skipWhen", "skipOutcome"}
	case AboutAutomatic:
		fields = []string{"set", "action", "skipWhen"}
	case AboutWait:
		fields = []string{"when", "skipWhen"}
	case AboutDecision, AboutSubflow:
		fields = []string{"skipWhen"}
	}
	if about != AboutWorkflow && about != AboutTransition {
		fields = append(fields, "", "kind", "final", "join", "split")
	}
	return slices.Contains(fields, group)
}

// Troubled tells whether a page has a problem on it.
func (d *Desk) Troubled(s Sheet) bool {
	about := d.Subject()
	for _, a := range d.advice {
		if d.concerns(a) && sheetOf(about, a) == s || s == SheetAnyTime && d.anyTime(a) {
			return true
		}
	}
	return false
}

// anyTime tells whether a problem is about what can be chosen for the whole
// instance.
func (d *Desk) anyTime(a advice.Advice) bool {
	t := d.Workflow().Transition(a.Transition)
	return t != nil && t.From == engine.FromAnywhere
}

// concerns tells whether a problem is about what is selected.
func (d *Desk) concerns(a advice.Advice) bool {
	sel, at := d.Editor.Selection(), a.Selection()
	switch {
	case len(at.Transitions) > 0:
		return len(sel.Transitions) == 1 && sel.Transitions[0] == at.Transitions[0]
	case len(at.States) > 0:
		return len(sel.States) == 1 && sel.States[0] == at.States[0]
	}
	return len(sel.States)+len(sel.Transitions) == 0
}

// sheetOf is the page of a subject on which a problem is mended.
func sheetOf(about Subject, a advice.Advice) Sheet {
	field := a.Field
	switch about {
	case AboutWorkflow:
		switch {
		case strings.HasPrefix(field, "roles"):
			return SheetRoles
		case strings.HasPrefix(field, "form"), field == "starters", field == "start":
			return SheetStart
		}
		return SheetGeneral
	case AboutPerson:
		switch {
		case strings.HasPrefix(field, "form"):
			return SheetForm
		case field == "actors":
			return SheetWho
		}
		switch field {
		case "need", "veto", "otherwise", "separateFrom", "assign", "skipWhen", "skipOutcome":
			return SheetSigning
		}
		return SheetRules
	case AboutAutomatic:
		if strings.HasPrefix(field, "set") || field == "action" {
			return SheetDoes
		}
		return SheetRules
	case AboutWait:
		if field == "when" {
			return SheetWait
		}
		return SheetRules
	case AboutDecision, AboutSubflow:
		return SheetRules
	}
	return ""
}
