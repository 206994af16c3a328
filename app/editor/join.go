package editor

// joined is the changes of two steps as those of one. A thing that both alter is
// listed once, so that a key held for an hour leaves no more behind than one
// pressed once.
func joined(first, second []change) []change {
	places := make(map[string]int, len(first))
	for i, c := range first {
		key, ok := alters(c)
		if !ok {
			return append(first, second...)
		}
		places[key] = i
	}
	for _, c := range second {
		if _, ok := alters(c); !ok {
			return append(first, second...)
		}
	}
	// What was done before stays as it is: it may be stored.
	all := append(make([]change, 0, len(first)), first...)
	for _, c := range second {
		key, _ := alters(c)
		at, known := places[key]
		if !known {
			places[key] = len(all)
			all = append(all, c)
			continue
		}
		switch c := c.(type) {
		case placeChange:
			c.before = all[at].(placeChange).before
			all[at] = c
		case transitionChange:
			c.before = all[at].(transitionChange).before
			all[at] = c
		case noteChange:
			c.before = all[at].(noteChange).before
			all[at] = c
		}
	}
	return all
}

// alters names the one thing a change alters without adding, removing or renaming
// anything: such changes may be carried out in any order.
func alters(c change) (thing string, ok bool) {
	switch c := c.(type) {
	case placeChange:
		return "place " + c.id, true
	case transitionChange:
		if c.before != nil && c.after != nil && c.before.ID == c.after.ID {
			return "transition " + c.before.ID, true
		}
	case noteChange:
		if c.before != nil && c.after != nil {
			return "note " + c.before.ID, true
		}
	}
	return "", false
}
