package action

import "slices"

// The lists below point into the table, which nobody must change.

// All is the table.
func All() []*Action { return picked(func(*Action) bool { return true }) }

// Named is the action with an id; nil where there is none.
func Named(id ID) *Action {
	for i := range table {
		if table[i].ID == id {
			return &table[i]
		}
	}
	return nil
}

// ForKey lists what a stroke means, the first that can be carried out counts.
// here is set while the drawing has the keyboard.
func ForKey(stroke Stroke, s *Situation, here bool) []*Action {
	return picked(func(a *Action) bool {
		return (here || a.Anywhere) && !a.Native && stroke.isOneOf(a.Keys) && a.Offered(s)
	})
}

// IsTaken tells whether a stroke with ctrl or cmd belongs to the table although
// nothing can be done now: the browser's own meaning, such as a bookmark, would
// then come as a surprise.
func IsTaken(stroke Stroke, s *Situation) bool {
	return stroke.Mod && !s.ReadOnly &&
		len(picked(func(a *Action) bool { return a.Do != nil && !a.Native && stroke.isOneOf(a.Keys) })) > 0
}

// InMenu lists what a context menu offers, or a pad for [Pad].
func InMenu(place Place, s *Situation) []*Action {
	return picked(func(a *Action) bool { return a.On&place != 0 && a.Offered(s) })
}

// OnPad lists what stands beside the selection.
func OnPad(s *Situation) []*Action { return InMenu(Pad, s) }

// InPalette lists what can be searched for and done.
func InPalette(s *Situation) []*Action {
	return picked(func(a *Action) bool { return !a.Unlisted && a.Offered(s) })
}

// picked are the actions that fit.
func picked(fits func(*Action) bool) []*Action {
	var list []*Action
	for i := range table {
		if fits(&table[i]) {
			list = append(list, &table[i])
		}
	}
	return list
}

func (s Stroke) isOneOf(shortcuts []string) bool { return slices.ContainsFunc(shortcuts, s.Is) }
