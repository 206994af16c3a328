package text

import (
	"strconv"
	"strings"
)

// Fill puts arguments into the places of a sentence: %s takes the next one, %q
// the next one in quotation marks, %[2]s the second, and %% is a percent sign.
// Places without an argument stay empty; arguments without a place are not said.
func Fill(sentence string, args ...string) string {
	if !strings.Contains(sentence, "%") {
		return sentence
	}
	var b strings.Builder
	for _, p := range Places(sentence) {
		b.WriteString(p.Before)
		switch {
		case p.Verb == 0 || p.Index >= len(args):
		case p.Verb == 'q':
			b.WriteString(strconv.Quote(args[p.Index]))
		default:
			b.WriteString(args[p.Index])
		}
	}
	return b.String()
}

// Place is a stretch of a sentence and the argument that follows it.
type Place struct {
	Before string
	// Verb is the letter of the place, such as 's'; 0 at the end of the sentence.
	Verb byte
	// Index says which argument stands there, counted from 0.
	Index int
}

// Places takes a sentence apart; the last stretch has no verb. A percent sign
// that begins no verb stands for itself.
func Places(sentence string) []Place {
	var list []Place
	before, next := "", 0
	for {
		words, rest, found := strings.Cut(sentence, "%")
		before += words
		if !found {
			return append(list, Place{Before: before})
		}
		verb, index, size := parseVerb(rest, next)
		if size == 0 {
			before, sentence = before+"%", strings.TrimPrefix(rest, "%")
			continue
		}
		list = append(list, Place{Before: before, Verb: verb, Index: index})
		before, next, sentence = "", index+1, rest[size:]
	}
}

// verbs are those of sentences on the page (s and q), and of the formats of
// sentences that package fmt has put together.
const verbs = "sqdvw"

// parseVerb reads what follows a percent sign; size is 0 where that is no verb.
func parseVerb(rest string, next int) (verb byte, index, size int) {
	index = next
	if number, after, found := strings.Cut(rest, "]"); found && strings.HasPrefix(rest, "[") {
		n, err := strconv.Atoi(number[1:])
		if err != nil || n < 1 {
			return 0, 0, 0
		}
		index, size, rest = n-1, len(number)+1, after
	}
	if rest == "" || strings.IndexByte(verbs, rest[0]) < 0 {
		return 0, 0, 0
	}
	return rest[0], index, size + 1
}
