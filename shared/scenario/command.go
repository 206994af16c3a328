package scenario

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"statecraft/engine"
)

// nobody is who gives a command without a name.
const nobody = "-"

// command reads "ann complete review {…}".
func (p *player) command(text string) (engine.Command, error) {
	words := text
	arguments := ""
	if brace := strings.IndexByte(text, '{'); brace >= 0 {
		words, arguments = text[:brace], text[brace:]
	}
	parts := strings.Fields(words)
	if len(parts) < 2 || len(parts) > 3 {
		return engine.Command{}, fmt.Errorf("a command is a person, a verb, perhaps a state, and perhaps {…}")
	}
	activation, named := 0, len(parts) == 3
	if named {
		var err error
		if activation, err = find(p.instance, parts[2]); err != nil {
			return engine.Command{}, err
		}
	}
	op, at, err := operation(parts[1])
	if err != nil {
		return engine.Command{}, err
	}
	switch {
	case at == nil && named:
		return engine.Command{}, fmt.Errorf("%s takes no state", parts[1])
	case at != nil && !named:
		return engine.Command{}, fmt.Errorf("%s needs a state, an activation such as #2, or *", parts[1])
	}
	if arguments != "" {
		decoder := json.NewDecoder(strings.NewReader(arguments))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(op); err != nil {
			return engine.Command{}, err
		}
	}
	if at != nil {
		*at = activation
	}
	if assign, ok := op.(*engine.Assign); ok {
		assign.To = p.person(assign.To.Name)
	}
	return engine.Command{By: p.person(parts[0]), Do: op}, nil
}

// find gives the activation a word means; one that is closed keeps its number,
// so that late answers can be written down.
func find(i *engine.Instance, word string) (int, error) {
	if word == engine.FromAnywhere {
		return 0, nil
	}
	if number, ok := strings.CutPrefix(word, "#"); ok {
		return strconv.Atoi(number)
	}
	for _, a := range i.Activations {
		if a.State == word {
			return a.ID, nil
		}
	}
	return 0, fmt.Errorf("nothing is open at %s: name the activation as #1", word)
}

// operation makes the command of a verb, with the place of its activation where
// it has one.
func operation(verb string) (engine.Op, *int, error) {
	switch verb {
	case "start":
		return &engine.Start{}, nil, nil
	case "complete":
		op := &engine.Complete{}
		return op, &op.Activation, nil
	case "claim":
		op := &engine.Claim{}
		return op, &op.Activation, nil
	case "release":
		op := &engine.Release{}
		return op, &op.Activation, nil
	case "delegate":
		op := &engine.Delegate{}
		return op, &op.Activation, nil
	case "assign":
		op := &engine.Assign{}
		return op, &op.Activation, nil
	case "resolve":
		op := &engine.Resolve{}
		return op, &op.Activation, nil
	case "skip":
		op := &engine.Skip{}
		return op, &op.Activation, nil
	case "move":
		op := &engine.Move{}
		return op, &op.Activation, nil
	case "retry":
		op := &engine.Retry{}
		return op, &op.Activation, nil
	case "bind":
		return &engine.BindRole{}, nil, nil
	case "set":
		return &engine.SetData{}, nil, nil
	case "suspend":
		return &engine.Suspend{}, nil, nil
	case "resume":
		return &engine.Resume{}, nil, nil
	case "cancel":
		return &engine.Cancel{}, nil, nil
	}
	return nil, nil, fmt.Errorf("%q is no command", verb)
}
