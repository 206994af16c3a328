package action

import (
	"strings"
	"unicode/utf8"
)

// Caps are the keys of a shortcut as they are written on a keyboard, in the
// order people hold them: "Ctrl", "Shift", "Z", or "⇧", "⌘", "Z" on macOS.
func Caps(shortcut string, mac bool) []string {
	s, _ := parse(shortcut)
	names := [...]struct {
		held            bool
		elsewhere, here string
	}{{s.Mod && !mac, "Ctrl", ""}, {s.Alt, "Alt", "⌥"}, {s.Shift, "Shift", "⇧"}, {s.Mod && mac, "", "⌘"}}
	var caps []string
	for _, m := range names {
		switch {
		case m.held && mac:
			caps = append(caps, m.here)
		case m.held:
			caps = append(caps, m.elsewhere)
		}
	}
	return append(caps, capOf(s.Key, mac))
}

// Spoken is a shortcut as a menu shows it: "Ctrl+Shift+Z", or "⇧⌘Z" on macOS.
func Spoken(shortcut string, mac bool) string {
	if mac {
		return strings.Join(Caps(shortcut, mac), "")
	}
	return strings.Join(Caps(shortcut, mac), "+")
}

// capOf is what stands on a key.
func capOf(key string, mac bool) string {
	switch key {
	case "ArrowLeft":
		return "←"
	case "ArrowRight":
		return "→"
	case "ArrowUp":
		return "↑"
	case "ArrowDown":
		return "↓"
	case "Escape":
		return "Esc"
	case " ":
		return "Space"
	case "-":
		return "−"
	case "ContextMenu":
		return "Menu"
	}
	if mac {
		switch key {
		case "Delete":
			return "⌦"
		case "Backspace":
			return "⌫"
		case "Enter":
			return "↩"
		}
	}
	if utf8.RuneCountInString(key) == 1 {
		return strings.ToUpper(key)
	}
	return key
}
