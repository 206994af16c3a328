package words

import "statecraft/app/ui/say"

// Patterns are the usual forms of a text: the pattern of each and its words.
func Patterns() []Choice {
	return []Choice{
		{"", say.Say("Anything")},
		{`[^@\s]+@[^@\s]+\.[^@\s]+`, say.Say("An e-mail address")},
		{`\+?[0-9 ()/.-]{5,24}`, say.Say("A telephone number")},
		{`[A-Za-z0-9][A-Za-z0-9 -]{1,8}[A-Za-z0-9]`, say.Say("A postcode")},
		{`[0-9]+`, say.Say("Digits only")},
		{`[\pL\pN]+`, say.Say("Letters and digits")},
	}
}

// IsPattern tells whether a pattern is one of the usual ones.
func IsPattern(pattern string) bool {
	for _, c := range Patterns() {
		if c.Value == pattern {
			return true
		}
	}
	return false
}
