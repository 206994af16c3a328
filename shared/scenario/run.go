package scenario

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"statecraft/engine"
)

// begin is the moment of the first command; each further one is a minute later.
func begin() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) }

// player is a scenario being played.
type player struct {
	out      strings.Builder
	people   map[string]engine.Person
	program  *engine.Program // nil where the graph above does not compile
	instance *engine.Instance
	commands int // given so far
}

// Run plays the scenario and gives the whole file with what happens written
// under each step. An error is a command that cannot be read, or something the
// engine gave that cannot be stored.
func (s *Scenario) Run() (string, error) {
	p := &player{people: map[string]engine.Person{}}
	for n := range s.steps {
		step := &s.steps[n]
		p.out.WriteString(step.before + step.text)
		if err := p.play(step); err != nil {
			return "", fmt.Errorf("line %d: %w", step.line, err)
		}
	}
	p.out.WriteString(s.tail)
	return p.out.String(), nil
}

func (p *player) play(step *step) error {
	switch {
	case step.person != nil:
		p.people[step.person.Name] = *step.person
	case step.workflow != nil:
		program, problems := engine.Compile(step.workflow)
		for _, problem := range problems {
			writeProblem(&p.out, "", problem)
		}
		p.program, p.instance = program, &engine.Instance{}
	case step.again:
		p.instance = &engine.Instance{}
	case p.program == nil:
		return fmt.Errorf("the workflow does not compile, so no command can follow")
	default:
		return p.decide(step.command)
	}
	return nil
}

func (p *player) decide(text string) error {
	command, err := p.command(text)
	if err != nil {
		return err
	}
	command.At = begin().Add(time.Duration(p.commands) * time.Minute)
	p.commands++
	events, err := engine.Decide(p.program, p.instance, command)
	if err != nil {
		writeRefusal(&p.out, err)
		return nil
	}
	writeEvents(&p.out, events)
	if err := p.store(events); err != nil {
		return err
	}
	writeLine(&p.out, "= %s", summary(p.instance))
	return nil
}

// store goes on with what a host would have read back: events and instance have
// been JSON before the next command sees them.
func (p *player) store(events []engine.Event) error {
	var stored []engine.Event
	if err := throughJSON(events, &stored); err != nil {
		return err
	}
	p.instance.ApplyAll(stored)
	instance := &engine.Instance{}
	if err := throughJSON(p.instance, instance); err != nil {
		return err
	}
	p.instance = instance
	return nil
}

func throughJSON(from, into any) error {
	text, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

// person is somebody of the file, or somebody with nothing but a name.
func (p *player) person(name string) engine.Person {
	if known, ok := p.people[name]; ok {
		return known
	}
	if name == nobody {
		return engine.Person{}
	}
	return engine.Person{Name: name}
}
