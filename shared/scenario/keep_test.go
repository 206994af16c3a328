package scenario

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared/dot"
)

var (
	keep   = flag.String("keep", "", "a case the engine's reference test wrote down, to become a scenario")
	keepAs = flag.String("as", "", "its name")
)

// TestKeep makes a scenario of a case in which the engine and its reference
// differed, so that it is tried from now on. What it expects is what the engine
// does today: read it, mend the engine, and run TestScenarios -update.
func TestKeep(t *testing.T) {
	text := []byte(`{"workflow":{"key":"k","states":[{"id":"a","initial":true,"actors":["group:g"]}]},"commands":[
		{"by":{"name":"ann"},"type":"Start","do":{}},
		{"by":{"name":"op","operator":true},"type":"Assign","do":{"activation":1,"to":{"name":"ann","groups":["g"]}}},
		{"by":{"name":"ann","groups":["g"]},"type":"Complete","do":{"activation":1}},
		{"by":{},"type":"SetData","do":{"data":{"x":1}}}]}`)
	if *keep != "" {
		var err error
		if text, err = os.ReadFile(*keep); err != nil {
			t.Fatal(err)
		}
	}
	scenario, err := fromCase(text)
	if err != nil {
		t.Fatal(err)
	}
	got, err := play(scenario)
	if err != nil {
		t.Fatalf("%v in\n%s", err, scenario)
	}
	if *keep == "" {
		if !strings.Contains(got, "= completed") || !strings.Contains(got, "task-assigned") {
			t.Fatalf("the case did not run as it should:\n%s", got)
		}
		return
	}
	if *keepAs == "" {
		t.Fatal("name the scenario with -as")
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(engineScenarios), *keepAs+".txt"), []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fromCase writes a case as a scenario without what it expects.
func fromCase(text []byte) (string, error) {
	var c struct {
		Workflow engine.Workflow
		Commands []struct {
			By   engine.Person
			Type string
			Do   map[string]any
		}
	}
	if err := json.Unmarshal(text, &c); err != nil {
		return "", err
	}
	out := &strings.Builder{}
	fmt.Fprintf(out, "# Found by the reference test. §2: say here what it shows and which sections lay it down.\n\n%s\n", dot.Format(&c.Workflow))
	known := map[string]string{}
	for _, command := range c.Commands {
		verb := strings.ToLower(command.Type)
		verb = strings.TrimSuffix(strings.TrimSuffix(verb, "role"), "data")
		introduce(out, known, command.By)
		if command.Type == "Assign" {
			to := engine.Person{}
			if err := convert(command.Do["to"], &to); err != nil {
				return "", err
			}
			introduce(out, known, to)
			command.Do["to"] = map[string]any{"name": to.Name}
		}
		place := ""
		if _, at, err := operation(verb); err != nil {
			return "", err
		} else if at != nil {
			place = " *"
			if id, _ := command.Do["activation"].(float64); id > 0 {
				place = fmt.Sprintf(" #%d", int(id))
			}
		}
		delete(command.Do, "activation")
		arguments, err := json.Marshal(command.Do)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(out, "> %s %s%s %s\n", named(command.By), verb, place, arguments)
	}
	return out.String(), nil
}

func convert(from any, into any) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func named(p engine.Person) string {
	if p.Name == "" {
		return nobody
	}
	return p.Name
}

// introduce says what the directory tells of somebody, where that is new.
func introduce(out *strings.Builder, known map[string]string, p engine.Person) {
	words := slices.Clone(p.Groups)
	if len(p.Manages) > 0 {
		words = append(words, "manages="+strings.Join(p.Manages, ","))
	}
	if p.Operator {
		words = append(words, "operator")
	}
	line := strings.Join(words, " ")
	if known[p.Name] == line || p.Name == "" {
		return
	}
	known[p.Name] = line
	fmt.Fprintf(out, "person %s %s\n", p.Name, line)
}
