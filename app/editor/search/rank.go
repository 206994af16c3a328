package search

import (
	"slices"
	"sort"
	"strings"
)

// How well a text fits what was typed, the best first.
const (
	fitsNot     = iota
	fitsLetters // its words begin with the letters typed: "dl" in "Delete label"
	fitsInside  // all words stand in it somewhere
	fitsWords   // all words begin a word of it
	fitsStart   // and it begins with the first
)

// Rank lists which of n texts fit what was typed, by their numbers: the best
// first, equally good ones in their own order. Nothing typed fits them all.
func Rank(query string, n int, text func(int) string) []int {
	words := wordsOf(query)
	fits, list := make([]int, n), make([]int, 0, n)
	var f folded
	for i := range n {
		f.read(text(i))
		if fits[i] = fit(&f, words); fits[i] > fitsNot {
			list = append(list, i)
		}
	}
	sort.SliceStable(list, func(a, b int) bool { return fits[list[a]] > fits[list[b]] })
	return list
}

func wordsOf(query string) [][]rune {
	var words [][]rune
	for _, word := range strings.Fields(query) {
		// What is nothing but accents asks for nothing.
		if f := fold(word); len(f.runes) > 0 {
			words = append(words, f.runes)
		}
	}
	return words
}

func fit(f *folded, words [][]rune) int {
	if len(words) == 0 {
		return fitsWords
	}
	best := fitsStart
	if len(f.runes) < len(words[0]) || !f.begins(words[0], 0) {
		best = fitsWords
	}
	for _, word := range words {
		switch {
		case f.wordStarting(word):
		case f.index(word, 0) >= 0:
			best = min(best, fitsInside)
		case len(words) == 1 && f.spells(word):
			return fitsLetters
		default:
			return fitsNot
		}
	}
	return best
}

// wordStarting tells whether a word begins so.
func (f *folded) wordStarting(word []rune) bool {
	for i := f.index(word, 0); i >= 0; i = f.index(word, i+1) {
		if f.isWordStart(i) || !isLetter(word[0]) {
			return true
		}
	}
	return false
}

// spells tells whether the letters stand in the text in their order, each at the
// beginning of a word or right behind the one before.
func (f *folded) spells(letters []rune) bool {
	if len(letters) < 2 {
		return false
	}
	// ends marks where the letters so far can end.
	ends, next := make([]bool, len(f.runes)), make([]bool, len(f.runes))
	for k, letter := range letters {
		reached := k == 0 // somewhere before
		for i, r := range f.runes {
			behind := k > 0 && i > 0 && ends[i-1]
			reached = reached || behind
			next[i] = r == letter && (behind || reached && f.isWordStart(i))
		}
		ends, next = next, ends
	}
	return slices.Contains(ends, true)
}
