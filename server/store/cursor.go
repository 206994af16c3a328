package store

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// badCursor refuses a place to go on from that no list has given.
func badCursor() error {
	return &engine.Error{Code: engine.CodeInvalid, Field: "after", Message: "This is no place a list was left at. Begin without it, and take what each answer gives for the next."}
}

func cursorNumber(text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return 0, badCursor()
	}
	return n, nil
}

func numberCursor(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

// containing is the pattern for texts in lower case that contain a text. "!" is
// the escape character: both databases have others in mind unless told.
func containing(text string) string {
	quoted := strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(strings.ToLower(text))
	return "%" + quoted + "%"
}

// direction is in which order a list of tasks goes. A place where one was left
// tells of an order that is not the usual one, so that nobody goes on in another.
type direction struct {
	newest bool // what came last comes first
	mark   string
}

// turned begins a place in a list that has been turned round.
const turned = "~"

func (f *TaskFilter) direction(usual shared.TaskOrder) direction {
	order := cmp.Or(f.Order, usual)
	d := direction{newest: order == shared.TasksNewest}
	if order != usual {
		d.mark = turned
	}
	return d
}

// order is how a query lists columns in the direction.
func (d direction) order(columns ...string) string {
	if !d.newest {
		return strings.Join(columns, ", ")
	}
	return strings.Join(columns, " DESC, ") + " DESC"
}

// after compares a row with the place where the list goes on.
func (d direction) after() bun.Safe {
	if d.newest {
		return "<"
	}
	return ">"
}

// taskCursor is the place after an open task: tasks are listed by when they were
// opened, and this one may be closed when the list goes on.
func (d direction) taskCursor(r *taskRow) string {
	return fmt.Sprintf("%s%d.%s", d.mark, r.OpenedAt.UnixMicro(), TaskID{r.Instance, r.Activation})
}

func (d direction) parseTask(text string) (time.Time, TaskID, error) {
	text, ok := strings.CutPrefix(text, d.mark)
	micros, id, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(micros, 10, 64)
	task, parsed := ParseTaskID(id)
	at := time.UnixMicro(n).UTC()
	if err != nil || !ok || !parsed || at.Year() < 1 || at.Year() > 9999 { // databases know no others
		return time.Time{}, task, badCursor()
	}
	return at, task, nil
}

// signedCursor is the place after a task somebody signed.
func (d direction) signedCursor(r *signedRow) string {
	return d.mark + TaskID{Instance: r.Entry, Activation: r.Activation}.String()
}

func (d direction) parseSigned(text string) (entry int64, activation int, err error) {
	text, ok := strings.CutPrefix(text, d.mark)
	place, parsed := ParseTaskID(text) // an entry and an activation
	if !ok || !parsed {
		return 0, 0, badCursor()
	}
	return place.Instance, place.Activation, nil
}
