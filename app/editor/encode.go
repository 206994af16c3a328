package editor

import (
	"bytes"

	"statecraft/engine"
)

// encoder writes a document as JSON from pieces it keeps: one for each state and
// transition, one for the rest. A step throws away those of what it touched.
type encoder struct {
	states, transitions map[string][]byte
	head                []byte // up to the lists
}

// emptyLists is how a document without states and transitions ends.
const emptyLists = `"states":null,"transitions":null}`

func (e *encoder) touched(t Touched) {
	if t.All {
		*e = encoder{}
		return
	}
	for _, id := range t.States {
		delete(e.states, id)
	}
	for _, id := range t.Transitions {
		delete(e.transitions, id)
	}
	if t.Workflow || len(t.Notes) > 0 {
		e.head = nil
	}
}

// document is the whole as json.Marshal gives it; nil where something in it can
// be no JSON.
func (e *encoder) document(w *engine.Workflow) []byte {
	if e.states == nil {
		e.states = make(map[string][]byte, len(w.States))
		e.transitions = make(map[string][]byte, len(w.Transitions))
	}
	if e.head == nil {
		rest := *w
		rest.States, rest.Transitions = nil, nil
		text, found := bytes.CutSuffix(toJSON(rest), []byte(emptyLists))
		if !found {
			return toJSON(w) // the model has changed its shape
		}
		e.head = text
	}
	size := len(e.head) + len(emptyLists)
	for i := range w.States {
		text := piece(e.states, w.States[i].ID, &w.States[i])
		if text == nil {
			return nil
		}
		size += 1 + len(text)
	}
	for i := range w.Transitions {
		text := piece(e.transitions, w.Transitions[i].ID, &w.Transitions[i])
		if text == nil {
			return nil
		}
		size += 1 + len(text)
	}
	out := append(make([]byte, 0, size), e.head...)
	out = append(out, `"states":[`...)
	for i := range w.States {
		out = append(append(out, comma(i)...), e.states[w.States[i].ID]...)
	}
	out = append(out, `],"transitions":[`...)
	for i := range w.Transitions {
		out = append(append(out, comma(i)...), e.transitions[w.Transitions[i].ID]...)
	}
	return append(out, "]}"...)
}

// piece is one thing as JSON, written if it is not there.
func piece(pieces map[string][]byte, id string, v any) []byte {
	text := pieces[id]
	if text == nil {
		text = toJSON(v)
		pieces[id] = text
	}
	return text
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}
