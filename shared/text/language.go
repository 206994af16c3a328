package text

import (
	"encoding/json"
	"fmt"
	"sync"
)

// Catalogue is what a language is made of: English sentences with what they are
// in that language.
type Catalogue struct {
	// Said are the sentences of the page, by the English in its code.
	Said map[string]string `json:"said"`
	// Told are those that arrive as finished English, by the format they were made
	// with: what engine, editor and server refuse, and why.
	Told map[string]string `json:"told"`
}

// Language says sentences by a catalogue. nil is English, which needs none.
type Language struct {
	catalogue Catalogue
	patterns  func() []pattern // of what is told, made when first needed
}

// Read makes a language of a catalogue in JSON.
func Read(data []byte) (*Language, error) {
	l := &Language{}
	if err := json.Unmarshal(data, &l.catalogue); err != nil {
		return nil, fmt.Errorf("read the catalogue: %w", err)
	}
	l.patterns = sync.OnceValue(func() []pattern { return patternsOf(l.catalogue.Told) })
	return l, nil
}

// Say puts a sentence of the code in this language and fills its places as
// [Fill] does. The arguments are words already, in this language.
func (l *Language) Say(source string, args ...string) string {
	if l != nil {
		if translated, ok := l.catalogue.Said[source]; ok {
			source = translated
		}
	}
	return Fill(source, args...)
}

// As says a sentence that is said otherwise elsewhere although its English is the
// same; the meaning tells them apart. Its key is [Key].
func (l *Language) As(meaning, source string, args ...string) string {
	if l != nil {
		if translated, ok := l.catalogue.Said[Key(meaning, source)]; ok {
			source = translated
		}
	}
	return Fill(source, args...)
}

// Key is under what a catalogue holds a sentence that has several meanings.
func Key(meaning, source string) string { return meaning + "|" + source }

// Count says one sentence for one thing and another for more or none; their
// first argument is the number as it is written.
func (l *Language) Count(n int, number, one, many string, args ...string) string {
	if n != 1 {
		one = many
	}
	return l.Say(one, append([]string{number}, args...)...)
}
