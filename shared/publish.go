package shared

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"statecraft/engine"
)

// MostNote is how many characters the note of a version may have.
const MostNote = 500

// Tidied is the draft to publish with its note as it is kept: without the space
// around it, every line ended in one way. A note that is too long or is no text is
// refused.
func (p PublishDraft) Tidied() (PublishDraft, error) {
	p.Note = strings.TrimSpace(strings.ReplaceAll(p.Note, "\r\n", "\n"))
	unseen := func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' }
	if utf8.RuneCountInString(p.Note) > MostNote || strings.ContainsFunc(p.Note, unseen) {
		return p, &engine.Error{Code: engine.CodeInvalid, Field: "note", Message: fmt.Sprintf("A note is plain text of at most %d characters. Shorten it.", MostNote)}
	}
	return p, nil
}
