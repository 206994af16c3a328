package workflows

import (
	"reflect"
	"testing"

	"statecraft/engine"
)

func TestUnseated(t *testing.T) {
	w := &engine.Workflow{Roles: []engine.Role{
		{Name: "moderator", Required: true},
		{Name: "external", Required: true, Default: []engine.Actor{"starter"}},
		{Name: "guest"},
	}}
	if got, want := Unseated(w, nil), map[string]bool{"moderator": true}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Unseated(w, map[string][]engine.Actor{"moderator": {"user:anna"}}); len(got) > 0 {
		t.Errorf("with everybody chosen, %v is empty", got)
	}
}
