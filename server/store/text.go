package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"statecraft/engine"
)

// storable refuses what the databases would change or not take: a text with a
// NUL in it, or one that is no UTF-8. An actor must never become another.
func storable(texts ...string) error {
	if !slices.ContainsFunc(texts, func(t string) bool { return strings.IndexByte(t, 0) >= 0 || !utf8.ValidString(t) }) {
		return nil
	}
	return &engine.Error{Code: engine.CodeInvalid, Message: "A text holds a character nobody can read. Write it again without, then repeat."}
}

// texts are those of a step that go into columns of their own. Those that go in
// as JSON cannot hold what is refused.
func (step *Step) texts() []string {
	texts := []string{step.Caller.signature(), step.Action, step.Object, step.Fold.Starter}
	if n := step.New; n != nil {
		texts = append(texts, n.Workflow, n.Name, n.Title)
	}
	actors := step.Involved
	for _, task := range step.Opened {
		texts = append(texts, task.State, task.StateName, task.Sole, task.Claimed)
		actors = append(slices.Clip(actors), task.Actors...)
	}
	for _, task := range step.Changed {
		texts = append(texts, task.Sole, task.Claimed)
		actors = append(slices.Clip(actors), task.Actors...)
	}
	for _, s := range step.SignOff {
		texts = append(texts, s.Signer)
	}
	for _, h := range step.Handed {
		texts = append(texts, h.Workflow, h.State, h.Person)
	}
	for _, actor := range actors {
		texts = append(texts, string(actor))
	}
	return texts
}
