package action

import "testing"

func TestShortcuts(t *testing.T) {
	for _, c := range []struct {
		shortcut string
		stroke   Stroke
		want     bool
	}{
		{"mod+z", Stroke{Key: "z", Mod: true}, true},
		{"mod+z", Stroke{Key: "Z", Mod: true}, true}, // caps lock
		{"mod+z", Stroke{Key: "Z", Mod: true, Shift: true}, false},
		{"mod+shift+z", Stroke{Key: "Z", Mod: true, Shift: true}, true},
		{"mod+z", Stroke{Key: "z"}, false},
		{"mod+z", Stroke{Key: "z", Other: true}, false},
		{"mod+z", Stroke{Key: "z", Mod: true, Other: true}, false},
		{"mod+z", Stroke{Key: "z", Mod: true, Alt: true}, false}, // AltGr on Windows is ctrl and alt
		{"alt+a", Stroke{Key: "a", Alt: true}, true},
		{"alt+a", Stroke{Key: "a"}, false},
		{"alt+a", Stroke{Key: "a", Alt: true, Mod: true}, false},
		{"alt+shift+h", Stroke{Key: "H", Alt: true, Shift: true}, true},
		{"alt+shift+h", Stroke{Key: "h", Alt: true}, false},
		{"0", Stroke{Key: "0"}, true},
		{"0", Stroke{Key: "0", Shift: true}, true}, // digits need shift on French keyboards
		{"0", Stroke{Key: "0", Mod: true}, false},  // the browser's own zoom
		{"?", Stroke{Key: "?", Shift: true}, true},
		{"+", Stroke{Key: "+", Shift: true}, true},
		{"+", Stroke{Key: "+"}, true},
		{"mod++", Stroke{Key: "+", Mod: true}, true},
		{"Delete", Stroke{Key: "Delete"}, true},
		{"Delete", Stroke{Key: "Delete", Shift: true}, false},
		{"shift+Delete", Stroke{Key: "Delete", Shift: true}, true},
		{"shift+ArrowLeft", Stroke{Key: "ArrowLeft", Shift: true}, true},
		{"ArrowLeft", Stroke{Key: "ArrowLeft", Shift: true}, false},
		{" ", Stroke{Key: " "}, true},
		{"Del", Stroke{Key: "Del"}, false}, // no key the table knows
	} {
		if got := c.stroke.Is(c.shortcut); got != c.want {
			t.Errorf("%+v is %q: %v", c.stroke, c.shortcut, got)
		}
	}
}

func TestLatinKey(t *testing.T) {
	for _, c := range []struct{ key, code, want string }{
		{"z", "KeyZ", "z"},
		{"z", "KeyY", "z"}, // a German keyboard writes what it says
		{"я", "KeyZ", "z"},
		{"Я", "KeyZ", "z"},
		{"å", "KeyA", "a"}, // alt on macOS
		{"Ó", "KeyH", "h"},
		{"ö", "Semicolon", "ö"},
		{"ArrowLeft", "ArrowLeft", "ArrowLeft"},
		{"0", "Digit0", "0"},
	} {
		if got := LatinKey(c.key, c.code); got != c.want {
			t.Errorf("%q on %s is %q, want %q", c.key, c.code, got, c.want)
		}
	}
}

func TestSpoken(t *testing.T) {
	for _, c := range []struct{ shortcut, elsewhere, mac string }{
		{"mod+z", "Ctrl+Z", "⌘Z"},
		{"mod+shift+z", "Ctrl+Shift+Z", "⇧⌘Z"},
		{"alt+shift+h", "Alt+Shift+H", "⌥⇧H"},
		{"shift+Delete", "Shift+Delete", "⇧⌦"},
		{"Backspace", "Backspace", "⌫"},
		{"ArrowLeft", "←", "←"},
		{" ", "Space", "Space"},
		{"+", "+", "+"},
		{"-", "−", "−"},
		{"?", "?", "?"},
		{"F3", "F3", "F3"},
		{"Escape", "Esc", "Esc"},
	} {
		if got := Spoken(c.shortcut, false); got != c.elsewhere {
			t.Errorf("%q is %q, want %q", c.shortcut, got, c.elsewhere)
		}
		if got := Spoken(c.shortcut, true); got != c.mac {
			t.Errorf("%q on macOS is %q, want %q", c.shortcut, got, c.mac)
		}
	}
}
