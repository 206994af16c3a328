package say

import "syscall/js"

// marksHere looks how the browser writes one long number in the page's language.
func marksHere() (here marks) {
	defer func() {
		if recover() != nil { // the browser threw: it does not know the language
			here = english
		}
	}()
	parts := js.Global().Get("Intl").Get("NumberFormat").New(locale()).Call("formatToParts", -1234567890.5)
	var sizes []int
	for i := range parts.Length() {
		value := parts.Index(i).Get("value").String()
		switch parts.Index(i).Get("type").String() {
		case "group":
			here.group = value
		case "decimal":
			here.decimal = value
		case "minusSign":
			here.minus = value
		case "integer":
			sizes = append(sizes, len(value))
		}
	}
	if len(sizes) < 3 || here.decimal == "" {
		return english
	}
	here.first, here.next = sizes[len(sizes)-1], sizes[len(sizes)-2]
	return here
}
