package parts

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// slots are letters no text of people has: they mark the places of elements.
const slots = "\ue000\ue001\ue002\ue003"

// Slot marks in a sentence where [Woven] puts its nth element, counted from 0:
//
//	parts.Woven(say.Say("started %s by %s", parts.Slot(0), name), parts.Relative(at))
func Slot(n int) string { return string([]rune(slots)[n]) }

// Woven is a sentence with elements in it, such as a time or a name in bold, in
// whatever order the language puts them.
func Woven(sentence string, elements ...app.UI) []app.UI {
	var list []app.UI
	words := func(s string) {
		if s != "" {
			list = append(list, app.Text(s))
		}
	}
	for {
		at := strings.IndexAny(sentence, slots)
		if at < 0 {
			words(sentence)
			return list
		}
		words(sentence[:at])
		size := len(Slot(0))
		for n, element := range elements {
			if sentence[at:at+size] == Slot(n) {
				list = append(list, element)
			}
		}
		sentence = sentence[at+size:]
	}
}
