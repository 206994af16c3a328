package editor

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"statecraft/engine"
)

const (
	placeholderPrefix = "state-"
	placeholderName   = "State "
	notePrefix        = "note-"
	longestID         = 48 // in characters, so that DOT and URLs stay readable
)

// isPlaceholder tells whether an id is one we made up for a state that had no
// name yet. Such an id follows the name; any other stays on rename.
func isPlaceholder(id string) bool {
	number, found := strings.CutPrefix(id, placeholderPrefix)
	if !found {
		return false
	}
	n, err := strconv.Atoi(number)
	return err == nil && n > 0 && strconv.Itoa(n) == number
}

// placeholderFor is the name made up together with a placeholder id.
func placeholderFor(id string) string {
	return placeholderName + strings.TrimPrefix(id, placeholderPrefix)
}

// placeholder makes up an id and a name for a state that has none.
func (d *document) placeholder() (id, name string) {
	return placeholder(len(d.workflow.States)+1, d.isTaken)
}

// placeholder counts on from n to an id that is not taken.
func placeholder(n int, taken func(id string) bool) (id, name string) {
	for ; ; n++ {
		if id = placeholderPrefix + strconv.Itoa(n); !taken(id) {
			return id, placeholderFor(id)
		}
	}
}

// isTaken tells whether a new state cannot have the id.
func (d *document) isTaken(id string) bool { return d.state(id) != nil || isReserved(id) }

// freeNoteID makes up an id for a note.
func (d *document) freeNoteID() string {
	for n := len(d.workflow.Notes) + 1; ; n++ {
		if id := notePrefix + strconv.Itoa(n); d.noteAt(id) < 0 {
			return id
		}
	}
}

// idFor is the id of a state called name: its slug, made unique. own is the id
// the state has now, which it may keep. A name without letters or digits gives
// "".
func (d *document) idFor(name, own string) string {
	return freeID(name, func(id string) bool { return id != own && d.isTaken(id) })
}

// freeID is the slug of a name with a number where it is taken without.
func freeID(name string, taken func(id string) bool) string {
	base := slug(name)
	if base == "" {
		return ""
	}
	id := base
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// isReserved tells whether an id would be read as a word of the model:
// separateFrom lists states, and "starter" there is no state.
func isReserved(id string) bool {
	return id == string(engine.ActorStarter) || id == engine.FromAnywhere
}

// slug is a name as lower-case letters, digits and single dashes.
func slug(name string) string {
	var b strings.Builder
	length, gap := 0, false
	for _, r := range strings.ToLower(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = length > 0
			continue
		}
		if gap && length < longestID-1 {
			b.WriteByte('-')
			length++
		}
		if length >= longestID {
			break
		}
		b.WriteRune(r)
		length++
		gap = false
	}
	return b.String()
}
