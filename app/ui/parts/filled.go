package parts

import (
	"maps"
	"reflect"
)

// Filled is what somebody has filled into a form, in a shape that can be kept as
// JSON and taken up again.
type Filled struct {
	Data   map[string]any    `json:"data,omitempty"`
	Unread map[string]string `json:"unread,omitempty"` // amounts that cannot be read yet, as typed
}

// Filled gives all answers so far, also to questions that are not asked now.
func (a *Answers) Filled() Filled {
	if a == nil {
		return Filled{}
	}
	return Filled{Data: maps.Clone(a.data), Unread: maps.Clone(a.unread)}
}

// Same tells whether two hold the same answers.
func (f Filled) Same(other Filled) bool {
	return len(f.Data) == len(other.Data) && len(f.Unread) == len(other.Unread) &&
		(len(f.Data) == 0 || reflect.DeepEqual(f.Data, other.Data)) &&
		(len(f.Unread) == 0 || reflect.DeepEqual(f.Unread, other.Unread))
}

// TakeUp replaces the answers by what was filled in before. Fields the form does
// not have any more are left out.
func (a *Answers) TakeUp(f Filled) {
	for _, field := range a.Fields() {
		a.set(field.Name, f.Data[field.Name])
		if typed, unread := f.Unread[field.Name]; unread {
			a.unread[field.Name] = typed
		}
	}
}
