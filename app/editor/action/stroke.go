package action

import (
	"strings"
	"unicode/utf8"
)

// Stroke is a key pressed with its modifiers.
type Stroke struct {
	Key   string // as the browser names it: "z", "ArrowLeft", "Delete"
	Mod   bool   // ctrl, or cmd on macOS
	Other bool   // the one of the two that is not Mod; no shortcut has it
	Shift bool
	Alt   bool
}

// Is tells whether the stroke is the shortcut written as "mod+shift+z". Shift
// counts only for letters and named keys: "+" needs it on some keyboards.
func (s Stroke) Is(shortcut string) bool {
	want, ok := parse(shortcut)
	if !ok || s.Other || s.Mod != want.Mod || s.Alt != want.Alt || !strings.EqualFold(s.Key, want.Key) {
		return false
	}
	return s.Shift == want.Shift || isSymbol(want.Key)
}

// parse reads a shortcut: modifiers in the order mod, alt, shift, each with a
// plus behind it, then the key.
func parse(shortcut string) (s Stroke, ok bool) {
	s.Key = shortcut
	for _, m := range []struct {
		name string
		held *bool
	}{{"mod+", &s.Mod}, {"alt+", &s.Alt}, {"shift+", &s.Shift}} {
		s.Key, *m.held = strings.CutPrefix(s.Key, m.name)
	}
	letter := utf8.RuneCountInString(s.Key) == 1
	return s, letter || isNamed(s.Key)
}

// isNamed tells whether a key has a name of several letters that the table uses.
func isNamed(key string) bool {
	switch key {
	case "Enter", "Escape", "Delete", "Backspace", "Tab", "ContextMenu",
		"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown",
		"F2", "F3", "F6", "F8", "F10":
		return true
	}
	return false
}

// isSymbol tells whether a key is a sign whose shift state depends on the
// keyboard's layout.
func isSymbol(key string) bool {
	return len(key) == 1 && (key[0] < 'a' || key[0] > 'z')
}

// LatinKey names a key by its place where the keyboard writes other letters, so
// that undo stays where the hand knows it: "я" on "KeyZ" is "z", and so is what
// alt makes of it on macOS.
func LatinKey(key, code string) string {
	letter, found := strings.CutPrefix(code, "Key")
	if found && utf8.RuneCountInString(key) == 1 && len(key) > 1 {
		return strings.ToLower(letter)
	}
	return key
}
