package scenario

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"time"

	"statecraft/engine"
)

// Of more than maxShown events, the first and last shownEnds are written.
const (
	maxShown  = 100
	shownEnds = 6
)

func writeEvents(out *strings.Builder, events []engine.Event) {
	if len(events) <= maxShown {
		for _, e := range events {
			writeEvent(out, e)
		}
		return
	}
	last := len(events) - shownEnds
	writeEvents(out, events[:shownEnds])
	var left strings.Builder
	for _, e := range events[shownEnds:last] {
		writeEvent(&left, e)
	}
	fmt.Fprintf(out, "… %d more events, checksum %08x\n", last-shownEnds, crc32.ChecksumIEEE([]byte(left.String())))
	writeEvents(out, events[last:])
}

func writeEvent(out *strings.Builder, e engine.Event) {
	e.At = time.Time{}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil {
		text.WriteString("unwritable event: " + err.Error() + "\n")
	}
	out.WriteString(text.String())
}

func writeRefusal(out *strings.Builder, err error) {
	var e *engine.Error
	if !errors.As(err, &e) {
		fmt.Fprintf(out, "refused without a code: %v\n", err)
		return
	}
	writeLine(out, "refused %s%s: %s", e.Code, place(e.State, e.Transition, e.Field), e.Message)
	for _, p := range e.Problems {
		writeProblem(out, "  ", p)
	}
}

func writeProblem(out *strings.Builder, indent string, p engine.Problem) {
	writeLine(out, "%s%s %s%s: %s", indent, p.Severity, p.Code, place(p.State, p.Transition, p.Field), p.Message)
}

// writeLine writes one line: names may hold line breaks, and what came after one
// would be read as a step of its own.
func writeLine(out *strings.Builder, format string, args ...any) {
	out.WriteString(strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", " ") + "\n")
}

// place joins what is known of where something is.
func place(parts ...string) string {
	text := ""
	for _, p := range parts {
		if p != "" {
			text += " " + p
		}
	}
	return text
}

// summary is the instance in one line: status, open activations, tokens.
func summary(i *engine.Instance) string {
	text := string(i.Status)
	if i.NeedsAttention() {
		text += ", needs attention"
	}
	for n, a := range i.Activations {
		if n == 0 {
			text += ", open"
		}
		text += fmt.Sprintf(" %d %s", a.ID, a.State)
		if a.Claimed != "" {
			text += " (" + a.Claimed + ")"
		}
	}
	for n, t := range i.Tokens {
		if n == 0 {
			text += ", tokens"
		}
		text += fmt.Sprintf(" %s", t.Transition)
		if t.Count > 1 {
			text += fmt.Sprintf(" ×%d", t.Count)
		}
	}
	return text
}
