package words

import (
	"strconv"
	"strings"
	"unicode"
)

// maxName is the longest name the model takes for a field or a role.
const maxName = 64

// FieldName makes the name of a field out of its label, the way conditions can
// read it: "Total amount" gives total_amount. taken tells which names are in
// use; a number is appended until it says no.
func FieldName(label string, taken func(string) bool) string {
	return derive(label, "field", '_', taken)
}

// MadeFrom tells whether a name of a field or seat is one that was made from the
// label, whatever number it got.
func MadeFrom(name, label string) bool {
	field, role := derive(label, "field", '_', free), derive(label, "role", '-', free)
	return numbered(name, field, "_") || numbered(name, role, "-")
}

func free(string) bool { return false }

// numbered tells whether a name is base, or base with a number behind a gap.
func numbered(name, base, gap string) bool {
	if name == base {
		return true
	}
	number, found := strings.CutPrefix(name, base+gap)
	n, err := strconv.Atoi(number)
	return found && err == nil && n > 1
}

// RoleName makes the name of a seat out of its label.
func RoleName(label string, taken func(string) bool) string {
	return derive(label, "role", '-', taken)
}

func derive(label, empty string, gap rune, taken func(string) bool) string {
	base := fold(label, gap)
	if base == "" || !unicode.IsLetter(rune(base[0])) {
		base = strings.TrimRight(empty+string(gap)+base, string(gap))
	}
	if len(base) > maxName-4 { // room for a number
		base = strings.TrimRight(base[:maxName-4], string(gap))
	}
	name := base
	for n := 2; taken(name); n++ {
		name = base + string(gap) + strconv.Itoa(n)
	}
	return name
}

// fold turns text into lower-case ASCII words joined by gap.
func fold(text string, gap rune) string {
	var b strings.Builder
	pending := false
	for _, r := range strings.ToLower(text) {
		plain := plainLetter(r)
		if plain == "" {
			pending = b.Len() > 0
			continue
		}
		if pending {
			b.WriteRune(gap)
			pending = false
		}
		b.WriteString(plain)
	}
	return b.String()
}

// plainLetter is a letter or digit without marks; "" for what separates words.
func plainLetter(r rune) string {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return string(r)
	}
	for plain, marked := range map[string]string{
		"a": "àáâãåāăą", "c": "çćčĉ", "d": "ďđð", "e": "èéêëēėęě", "g": "ğģĝ", "i": "ìíîïīįı",
		"k": "ķ", "l": "łļľ", "n": "ñńňņ", "o": "òóôõøōő", "r": "řŕ", "s": "śšşș", "t": "ťţț",
		"u": "ùúûūůűų", "y": "ýÿ", "z": "źżž", "ae": "äæ", "oe": "öœ", "ue": "ü", "ss": "ß", "th": "þ",
	} {
		if strings.ContainsRune(marked, r) {
			return plain
		}
	}
	return ""
}
