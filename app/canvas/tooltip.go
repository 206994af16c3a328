//go:build js

package canvas

// tooltip tells the whole text of something that shows only part of it.
type tooltip struct{ title *element }

// write shows the whole text where it differs from what is shown.
func (t *tooltip) write(d dom, owner *element, whole, shown string) {
	if whole == shown {
		if t.title != nil {
			t.title.drop()
			t.title = nil
		}
		return
	}
	if t.title == nil {
		t.title = d.svg("title", "")
		owner.Call("prepend", t.title.Value)
	}
	t.title.say(whole)
}
