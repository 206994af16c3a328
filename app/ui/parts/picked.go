package parts

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Picked is the value of a drop-down whose first option means "nothing chosen":
// go-app drops the empty value of that one, and the browser would give its text.
func Picked(list app.Value) string {
	if list.Get("selectedIndex").Int() <= 0 {
		return ""
	}
	return list.Get("value").String()
}
