// Package advice turns the problems the engine finds into what the designer
// shows: sorted, counted, said in two parts, and with a quick fix where the
// mend is obvious. It changes nothing: a fix is a list of commands.
package advice

import (
	"sort"
	"strings"

	"statecraft/app/editor"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Advice is one problem as the panel shows it.
type Advice struct {
	engine.Problem
	// Fixes mend it with one click; the first is the most likely.
	Fixes []Fix
}

// Fix is an obvious mend.
type Fix struct {
	Label    string
	Commands []editor.Command
}

// For lists what to say about the problems of a workflow: errors first, each
// kind in the order the engine found them.
func For(w *engine.Workflow, problems []engine.Problem) []Advice {
	list := make([]Advice, len(problems))
	for i, p := range problems {
		list[i] = Advice{Problem: p, Fixes: fixes(w, p)}
	}
	sort.SliceStable(list, func(i, j int) bool {
		return list[i].Severity == engine.SeverityError && list[j].Severity != engine.SeverityError
	})
	return list
}

// Said is the problem in the reader's language: what is wrong, and what to do.
func (a Advice) Said() (head, tail string) {
	message := say.Sentence(a.Message)
	head, tail, found := strings.Cut(message, ": ")
	if !found {
		return message, ""
	}
	return head, tail
}

// Selection is what to select to show where the problem is; empty for the
// workflow itself.
func (a Advice) Selection() editor.Selection {
	switch {
	case a.Transition != "":
		return editor.Selection{Transitions: []string{a.Transition}}
	case a.State != "":
		return editor.Selection{States: []string{a.State}}
	}
	return editor.Selection{}
}

// Shown tells whether there is anything to show: a place on the canvas, or a
// field of the workflow.
func (a Advice) Shown() bool {
	if a.State != "" || a.Transition != "" {
		return true
	}
	field, _, _ := strings.Cut(a.Field, ".")
	switch field {
	case "roles", "form", "starters", "start", "direction":
		return true
	}
	return false
}

// Errors counts what stands in the way of publishing.
func Errors(list []Advice) int {
	n := 0
	for _, a := range list {
		if a.Severity == engine.SeverityError {
			n++
		}
	}
	return n
}

// Summary is the verdict in a few words.
func Summary(list []Advice) string {
	errors := Errors(list)
	switch warnings := len(list) - errors; {
	case errors > 0:
		return say.Count(errors, "%s problem", "%s problems")
	case warnings > 0:
		return say.Count(warnings, "ready to publish · %s hint", "ready to publish · %s hints")
	}
	return say.Say("ready to publish")
}

// Counts gives the number of problems by state or transition, for the badges on
// the canvas. One at a transition counts there and not at its state as well.
func Counts(list []Advice) map[string]int {
	counts := map[string]int{}
	for _, a := range list {
		switch {
		case a.Transition != "":
			counts[a.Transition]++
		case a.State != "":
			counts[a.State]++
		}
	}
	return counts
}

// Place is where in the inspector a problem belongs. An empty State and
// Transition is the workflow itself.
type Place struct {
	State, Transition, Field string
}

// At finds the problems of one field. A Field that ends in a dot stands for
// everything below it, such as "form.".
func At(list []Advice, at Place) []Advice {
	var found []Advice
	for _, a := range list {
		if a.owner() != at.owner() {
			continue
		}
		if a.Field == at.Field || strings.HasSuffix(at.Field, ".") && strings.HasPrefix(a.Field, at.Field) {
			found = append(found, a)
		}
	}
	return found
}

// owner drops the state the engine names with a transition.
func (a Advice) owner() Place {
	return Place{State: a.State, Transition: a.Transition}.owner()
}

func (p Place) owner() Place {
	if p.Transition != "" {
		return Place{Transition: p.Transition}
	}
	return Place{State: p.State}
}

// Sentences joins the messages for the line beneath a field.
func Sentences(list []Advice) string {
	lines := make([]string, len(list))
	for i, a := range list {
		lines[i] = say.Sentence(a.Message)
	}
	return strings.Join(lines, " ")
}
