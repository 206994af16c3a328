package command

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor/action"
	"statecraft/app/editor/search"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
)

// entry is a line of the palette: an action, or a state to go to.
type entry struct {
	action action.ID
	state  string // its id
	icon   string
	text   string
	hint   string // the keys
}

// entriesOf lists what can be done now, the actions used last in front, and then
// the states in the order of the drawing.
func entriesOf(p Page, recent []action.ID, mac bool) []entry {
	situation := p.Situation()
	var list []entry
	add := func(a *action.Action) {
		list = append(list, entry{action: a.ID, icon: a.Icon, text: say.Sentence(a.Label), hint: a.Hint(mac)})
	}
	for _, id := range recent {
		if a := action.Named(id); a != nil && !a.Unlisted && a.Offered(situation) {
			add(a)
		}
	}
	for _, a := range action.InPalette(situation) {
		if !slices.Contains(recent, a.ID) {
			add(a)
		}
	}
	w := p.Workflow()
	for i := range w.States {
		s := &w.States[i]
		list = append(list, entry{state: s.ID, icon: words.KindIcon(s.Kind), text: say.Say("Go to %s", s.Title())})
	}
	return list
}

// most is how many entries are shown at once; nobody reads on behind that.
const most = 60

// fitting are the entries that fit what was typed, the best first.
func fitting(entries []entry, query string) []int {
	shown := search.Rank(query, len(entries), func(i int) string { return entries[i].text })
	return shown[:min(len(shown), most)]
}

// How many actions are remembered as used, and where.
const (
	remembered = 5
	usedKey    = "statecraft:used-actions"
)

// used are the actions chosen last in the palette, the newest first.
func used(store app.BrowserStorage) []action.ID {
	var list []action.ID
	// A browser that keeps nothing has used nothing.
	_ = store.Get(usedKey, &list)
	return list
}

func use(store app.BrowserStorage, id action.ID) {
	list := []action.ID{id}
	for _, other := range used(store) {
		if other != id && len(list) < remembered {
			list = append(list, other)
		}
	}
	_ = store.Set(usedKey, list)
}
