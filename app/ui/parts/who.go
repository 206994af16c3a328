package parts

import (
	"strconv"
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// Or lists words with "or" before the last.
func Or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return say.Say("%s or %s", strings.Join(words[:len(words)-1], ", "), words[len(words)-1])
}

// Count is a number with its English word: "1 state", "3 states". New texts use
// say.Count, which knows other languages.
func Count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return strconv.Itoa(n) + " " + word + "s"
}

// Person is the one who is signed in, as the engine asks for them.
func Person(me shared.Me) engine.Person {
	return engine.Person{Name: me.Name, Groups: me.Groups}
}
