package parts

import (
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

// Or lists words with "or" before the last.
func Or(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}

// Count is a number with its word: "1 state", "3 states".
func Count(n int, word string) string { return count(n, word) }

// Person is the one who is signed in, as the engine asks for them.
func Person(me shared.Me) engine.Person {
	return engine.Person{Name: me.Name, Groups: me.Groups}
}
