package say

import (
	"strings"
	"sync"
)

// marks are how a language writes numbers.
type marks struct {
	group, decimal, minus string
	// first and next are how many digits stand before the first mark and between
	// two, counted from the decimal mark: 3 and 3, or 3 and 2 in India.
	first, next int
}

// english is how tests write numbers, and browsers that know no other way.
var english = marks{group: ",", decimal: ".", minus: "-", first: 3, next: 3}

// numbers is how the reader writes them.
var numbers = sync.OnceValue(marksHere)

// Number writes a decimal number as the reader's language does, with all its
// digits: "1,480.50" of "1480.50". What is no such number stays as it is.
func Number(decimal string) string { return numbers().number(decimal) }

// Money writes an amount with its currency: "1,480.00 EUR". It is the decimal
// number it is and never becomes a float.
func Money(amount, currency string) string { return Number(amount) + "\u00a0" + currency }

// ParseNumber reads a number as people type it in the reader's language, with or
// without marks between thousands: "1480.5" of "1,480.5". ok is false where it is
// none, also where a mark stands in the wrong place: whoever types "1,48" in
// English may mean a decimal.
func ParseNumber(typed string) (decimal string, ok bool) { return numbers().parse(typed) }

func (m marks) number(decimal string) string {
	digits, negative := strings.CutPrefix(decimal, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	if !isDigits(whole) || !isDigits(fraction) && strings.Contains(digits, ".") {
		return decimal
	}
	var b strings.Builder
	if negative {
		b.WriteString(m.minus)
	}
	for n, digit := range []byte(whole) {
		if n > 0 && m.marked(len(whole)-n) {
			b.WriteString(m.group)
		}
		b.WriteByte(digit)
	}
	if fraction != "" {
		b.WriteString(m.decimal)
		b.WriteString(fraction)
	}
	return b.String()
}

// marked tells whether a mark stands before the last n digits.
func (m marks) marked(n int) bool { return n == m.first || n > m.first && (n-m.first)%m.next == 0 }

func (m marks) parse(typed string) (decimal string, ok bool) {
	typed = strings.TrimSpace(typed)
	for _, minus := range []string{m.minus, "\u2212", "-"} {
		if rest, found := strings.CutPrefix(typed, minus); found {
			decimal, ok = m.parse(rest)
			return "-" + decimal, ok && !strings.HasPrefix(decimal, "-")
		}
	}
	whole, fraction, has := strings.Cut(typed, m.decimal)
	if has && !isDigits(fraction) {
		return "", false
	}
	groups := strings.Split(plainSpaces(whole), plainSpaces(m.group))
	for n, group := range groups {
		left := len(strings.Join(groups[n:], ""))
		if !isDigits(group) || n > 0 && !m.marked(left) {
			return "", false
		}
	}
	whole = strings.Join(groups, "")
	if len(groups) > 1 && len(whole) > m.first && strings.Count(m.number(whole), m.group) != len(groups)-1 {
		return "", false // some groups have a mark and others none
	}
	if has {
		return whole + "." + fraction, true
	}
	return whole, true
}

// plainSpaces makes every space one that people can type.
func plainSpaces(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'").Replace(s)
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
