package canvas

import "testing"

func TestShortcuts(t *testing.T) {
	for _, c := range []struct {
		shortcut string
		stroke   stroke
		want     bool
	}{
		{"mod+z", stroke{key: "z", mod: true}, true},
		{"mod+z", stroke{key: "Z", mod: true}, true}, // caps lock
		{"mod+z", stroke{key: "Z", mod: true, shift: true}, false},
		{"mod+shift+z", stroke{key: "Z", mod: true, shift: true}, true},
		{"mod+z", stroke{key: "z"}, false},
		{"mod+z", stroke{key: "z", other: true}, false},
		{"mod+z", stroke{key: "z", mod: true, other: true}, false},
		{"mod+z", stroke{key: "z", mod: true, alt: true}, false},
		{"0", stroke{key: "0"}, true},
		{"0", stroke{key: "0", shift: true}, true}, // digits need shift on French keyboards
		{"0", stroke{key: "0", mod: true}, false},  // the browser's own zoom
		{"+", stroke{key: "+", shift: true}, true},
		{"+", stroke{key: "+"}, true},
		{"Delete", stroke{key: "Delete"}, true},
		{"Delete", stroke{key: "Delete", shift: true}, false},
		{"shift+ArrowLeft", stroke{key: "ArrowLeft", shift: true}, true},
		{"ArrowLeft", stroke{key: "ArrowLeft", shift: true}, false},
		{" ", stroke{key: " "}, true},
	} {
		if got := c.stroke.matches(c.shortcut); got != c.want {
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
		{"ö", "Semicolon", "ö"},
		{"ArrowLeft", "ArrowLeft", "ArrowLeft"},
		{"0", "Digit0", "0"},
	} {
		if got := latinKey(c.key, c.code); got != c.want {
			t.Errorf("%q on %s is %q, want %q", c.key, c.code, got, c.want)
		}
	}
}
