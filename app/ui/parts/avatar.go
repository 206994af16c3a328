package parts

import (
	"strings"
	"unicode"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/tag"
)

// Avatar stands for a person by two letters. It is decoration: the name stands
// beside it or in the label of the control around it.
func Avatar(name string) app.UI {
	return tag.Span().Class("avatar").Aria("hidden", "true").Text(Initials(name))
}

// Initials are the first letters of the first and last word of a name, or the
// first two letters of a single one.
func Initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch len(words) {
	case 0:
		return "?"
	case 1:
		letters := []rune(words[0])
		return strings.ToUpper(string(letters[:min(2, len(letters))]))
	}
	first, last := []rune(words[0]), []rune(words[len(words)-1])
	return strings.ToUpper(string(first[0]) + string(last[0]))
}
