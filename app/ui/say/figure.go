package say

import (
	"regexp"
	"strings"

	"statecraft/engine"
)

// Typed writes a decimal number the way somebody types it in the reader's
// language: without marks between thousands, so that it can be changed by hand.
func Typed(decimal string) string {
	return strings.Replace(decimal, ".", numbers().decimal, 1)
}

// unclear is a number with one mark before its last three digits: a thousand and
// some to one reader, one and a bit to the next.
var unclear = regexp.MustCompile(`^([-\x{2212}]?)([1-9][0-9]{0,2})[.,]([0-9]{3})$`)

// decimals is a number with a mark that can only stand before decimals.
var decimals = regexp.MustCompile(`^[-\x{2212}]?[0-9]+[.,][0-9]+$`)

// ReadTyped is ParseNumber for an amount or number somebody fills in. The error
// asks where the text is no number, and where it could mean two of them,
// whatever the reader's language: many read one language and count in another.
func ReadTyped(typed string) (decimal string, err error) {
	typed = strings.TrimSpace(typed)
	if m := unclear.FindStringSubmatch(typed); m != nil {
		return "", &engine.Error{Code: engine.CodeInvalid, Message: Say("%s can be read as two numbers: write %s or %s.",
			typed, m[1]+m[2]+m[3], m[1]+Typed(m[2]+"."+strings.TrimRight(m[3], "0")+zero(m[3])))}
	}
	decimal, ok := ParseNumber(typed)
	if !ok && decimals.MatchString(typed) {
		return strings.NewReplacer(",", ".", "\u2212", "-").Replace(typed), nil
	}
	if !ok {
		return "", &engine.Error{Code: engine.CodeInvalid, Message: Say("Write a number, such as %s.", Typed("12.5"))}
	}
	return decimal, nil
}

// zero keeps one digit behind the mark where all of them are 0.
func zero(fraction string) string {
	if strings.Trim(fraction, "0") == "" {
		return "0"
	}
	return ""
}
