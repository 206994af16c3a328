package workflows

import (
	"strings"
	"unicode"
)

// maxKey is the longest key of a workflow.
const maxKey = 64

// unnamedKey is the key of what has no name.
const unnamedKey = "workflow"

// KeyFrom makes the key of a workflow from its name: lower-case letters, digits
// and dashes. A name without any of these gives "workflow".
func KeyFrom(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
		if b.Len() == maxKey {
			break
		}
	}
	key := strings.Trim(b.String(), "-")
	if len(key) > maxKey {
		key = strings.Trim(key[:maxKey], "-")
	}
	if key == "" {
		return unnamedKey
	}
	return key
}
