package canvas

import (
	"strings"
	"unicode/utf8"
)

// stroke is a key pressed with its modifiers.
type stroke struct {
	key   string // as the browser names it: "z", "ArrowLeft", "Delete"
	mod   bool   // ctrl, or cmd on macOS
	other bool   // the one of the two that is not mod; no shortcut has it
	shift bool
	alt   bool
}

// matches tells whether a stroke is the shortcut written as "mod+shift+z". Shift
// counts only for letters and named keys: "+" needs it on some keyboards.
func (s stroke) matches(shortcut string) bool {
	parts := strings.Split(shortcut, "+")
	key := parts[len(parts)-1]
	if shortcut == "+" || strings.HasSuffix(shortcut, "++") {
		key = "+"
	}
	mod := strings.Contains(shortcut, "mod+")
	shift := strings.Contains(shortcut, "shift+")
	if s.alt || s.other || s.mod != mod || !strings.EqualFold(s.key, key) {
		return false
	}
	return s.shift == shift || isSymbol(key)
}

// isSymbol tells whether a key is a sign whose shift state depends on the
// keyboard's layout.
func isSymbol(key string) bool {
	return len(key) == 1 && !(key[0] >= 'a' && key[0] <= 'z')
}

// latinKey names a key by its place where the keyboard writes other letters, so
// that undo stays where the hand knows it: "я" on "KeyZ" is "z".
func latinKey(key, code string) string {
	letter, found := strings.CutPrefix(code, "Key")
	if found && utf8.RuneCountInString(key) == 1 && len(key) > 1 {
		return strings.ToLower(letter)
	}
	return key
}
