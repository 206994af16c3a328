package store

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"statecraft/engine"
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

// taskCursor is the place after an open task: tasks are listed by when they were
// opened, and this one may be closed when the list goes on.
func taskCursor(r *taskRow) string {
	return fmt.Sprintf("%d.%s", r.OpenedAt.UnixMicro(), TaskID{r.Instance, r.Activation})
}

func parseTaskCursor(text string) (time.Time, TaskID, error) {
	micros, id, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(micros, 10, 64)
	task, ok := ParseTaskID(id)
	at := time.UnixMicro(n).UTC()
	if err != nil || !ok || at.Year() < 1 || at.Year() > 9999 { // databases know no others
		return time.Time{}, task, badCursor()
	}
	return at, task, nil
}
