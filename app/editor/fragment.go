package editor

import (
	"slices"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
	"statecraft/shared/dot"
)

// A fragment is a workflow of some states, the transitions between them, notes,
// and the roles their actors name: what is copied, kept as text, and pasted.

// fragmentKey is the key of every fragment; it tells a reader of the text that
// nothing in it has to be guessed.
const fragmentKey = "clipboard"

// Copied is the fragment of what is selected. Transitions between selected
// states come along, selected or not; those from anywhere where they are
// selected; those from or to states that are not selected never. It shares
// nothing with the workflow.
func Copied(w *engine.Workflow, s Selection) engine.Workflow {
	f := engine.Workflow{Key: fragmentKey}
	chosen := setOf(s.States)
	for i := range w.States {
		if chosen[w.States[i].ID] {
			f.States = append(f.States, w.States[i])
		}
	}
	ways := setOf(s.Transitions)
	for i := range w.Transitions {
		t := &w.Transitions[i]
		if chosen[t.To] && (chosen[t.From] || t.From == engine.FromAnywhere && ways[t.ID]) {
			f.Transitions = append(f.Transitions, *t)
		}
	}
	notes := setOf(s.Notes)
	for i := range w.Notes {
		if notes[w.Notes[i].ID] {
			f.Notes = append(f.Notes, w.Notes[i])
		}
	}
	f.Roles = rolesOf(&f, w.Roles)
	return clone(f)
}

// FragmentText is a fragment as DOT, which any program with a clipboard keeps
// and Graphviz draws.
func FragmentText(fragment engine.Workflow) string { return string(dot.Format(&fragment)) }

// ReadFragment reads a fragment back from text, or the states and transitions of
// anybody's DOT: the answer says what had to be guessed then, and what was left
// out. The error is an *engine.Error.
func ReadFragment(text string) (*dot.Result, error) {
	read, err := dot.Parse([]byte(text))
	switch {
	case err == nil:
		return read, nil
	case engine.CodeOf(err) == shared.CodeTooLarge:
		return nil, &engine.Error{Code: shared.CodeTooLarge, Message: "This is too much to paste at once; copy fewer states, or import it as a file."}
	case !looksLikeDOT(text):
		return nil, &engine.Error{Code: shared.CodeSyntax, Message: "This is not a workflow: copy states, or DOT text."}
	}
	return nil, err
}

// looksLikeDOT tells whether a text was meant to be DOT, so that it is worth
// saying what is wrong with it.
func looksLikeDOT(text string) bool {
	for line := range strings.Lines(text) {
		line = strings.ToLower(strings.TrimSpace(line))
		switch {
		case line == "" || strings.HasPrefix(line, "//") || strings.HasPrefix(line, "#"):
			continue
		}
		word, _, _ := strings.Cut(line, " ")
		word, _, _ = strings.Cut(word, "{")
		return slices.Contains([]string{"strict", "digraph", "graph"}, word)
	}
	return false
}

// rolesOf are those of the roles that are named in a fragment, and those that
// these are filled by.
func rolesOf(f *engine.Workflow, roles []engine.Role) []engine.Role {
	var lists []*[]engine.Actor
	for i := range f.States {
		lists = append(lists, actorsOfState(&f.States[i])...)
	}
	for i := range f.Transitions {
		lists = append(lists, &f.Transitions[i].Actors)
	}
	named := map[string]bool{}
	for len(lists) > 0 {
		var more []*[]engine.Actor
		for _, list := range lists {
			for _, a := range *list {
				role := roleOf(a)
				at := slices.IndexFunc(roles, func(r engine.Role) bool { return r.Name == role })
				if at >= 0 && !named[role] {
					named[role] = true
					more = append(more, &roles[at].Default)
				}
			}
		}
		lists = more
	}
	var list []engine.Role
	for _, r := range roles {
		if named[r.Name] {
			list = append(list, r)
		}
	}
	return list
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}
