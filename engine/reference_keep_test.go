package engine_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// refKept is a case that can become a scenario file; shared/scenario reads it.
type refKept struct {
	Workflow *engine.Workflow `json:"workflow"`
	Commands []refKeptCommand `json:"commands"`
}

type refKeptCommand struct {
	By engine.Person `json:"by"`
	// Type is that of Do, such as "Complete".
	Type string    `json:"type"`
	Do   engine.Op `json:"do"`
}

func (k *refKept) add(c engine.Command) {
	name := fmt.Sprintf("%T", c.Do)
	k.Commands = append(k.Commands, refKeptCommand{By: c.By, Type: name[len("*engine."):], Do: c.Do})
}

// keep writes a failing case down, the smallest last, and says how it becomes a
// scenario.
func (k *refKept) keep(t *rapid.T) {
	if !t.Failed() {
		return
	}
	file := filepath.Join(os.TempDir(), "statecraft-failing-case.json")
	text, err := json.Marshal(k)
	if err == nil {
		err = os.WriteFile(file, text, 0o600)
	}
	if err != nil {
		t.Logf("the case could not be kept: %v", err)
		return
	}
	t.Logf("keep it as a scenario: go test ./shared/scenario -run TestKeep -keep %s -as NAME", file)
}
