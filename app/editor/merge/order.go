package merge

import (
	"reflect"
	"slices"
)

// order lists every key of both, in theirs' order, with what only I have behind
// what it stands behind in mine. Where only I have brought things into another
// order it is the other way round.
func (m *merging) order(at Place, base, mine, theirs []string) []string {
	iMoved, theyMoved := moved(base, mine, theirs), moved(base, theirs, mine)
	switch {
	case !iMoved:
		return woven(theirs, mine)
	case !theyMoved, slices.Equal(both(mine, theirs), both(theirs, mine)):
		return woven(mine, theirs)
	}
	kept := m.conflict(at, reflect.ValueOf(base), reflect.ValueOf(mine), reflect.ValueOf(theirs))
	if slices.Equal(kept.Interface().([]string), theirs) {
		return woven(theirs, mine)
	}
	return woven(mine, theirs)
}

// moved tells whether what all three have stands in another order in list than in
// base.
func moved(base, list, other []string) bool {
	common := both(base, other)
	return !slices.Equal(both(common, list), both(list, common))
}

// both are the keys of a that are in b too, in a's order.
func both(a, b []string) []string {
	in := make(map[string]bool, len(b))
	for _, key := range b {
		in[key] = true
	}
	var out []string
	for _, key := range a {
		if in[key] {
			out = append(out, key)
		}
	}
	return out
}

// woven is main with what only guest has put behind what it stands behind there.
func woven(main, guest []string) []string {
	in := make(map[string]bool, len(main))
	for _, key := range main {
		in[key] = true
	}
	behind := map[string][]string{}
	last := ""
	for _, key := range guest {
		if in[key] {
			last = key
		} else {
			behind[last] = append(behind[last], key)
		}
	}
	out := slices.Clone(behind[""])
	for _, key := range main {
		out = append(append(out, key), behind[key]...)
	}
	return out
}
