package say

import (
	"strconv"

	"statecraft/shared/text"
)

// Here is the language of this page; nil is English.
func Here() *text.Language { return here }

// here is read once, when the program starts: another language is another page.
var here = language()

// Say puts a sentence in the reader's language. Its places %s, %q and %[2]s are
// filled with words of that language: names, or what this package made.
func Say(english string, args ...string) string { return here.Say(english, args...) }

// As is Say for a sentence that is said otherwise elsewhere, although the
// English is the same; the meaning tells them apart.
func As(meaning, english string, args ...string) string { return here.As(meaning, english, args...) }

// Count says one sentence for one thing and another for more or none. The number
// is the first argument: Count(n, "%s task waits", "%s tasks wait").
func Count(n int, one, many string, args ...string) string {
	return here.Count(n, Number(strconv.Itoa(n)), one, many, args...)
}

// Sentence puts a finished sentence in the reader's language: what the engine,
// the editor or the server said in English. What is not recognised stays.
func Sentence(english string) string { return here.Sentence(english) }

// Error is what to show of an error; nothing for none.
func Error(err error) string {
	if err == nil {
		return ""
	}
	return here.Sentence(err.Error())
}
