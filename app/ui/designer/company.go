package designer

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// company is one person who has the draft open too.
type company struct {
	Name string // as people call them
	User string
	At   []string // ids of what is selected there
}

// companyOf gathers the tabs of each person, in the order they came; those of the
// person who is looking come last.
func companyOf(tabs []shared.Tab, me string, called func(user string) string) []company {
	var list []company
	for i := range tabs {
		t := &tabs[i]
		at := slices.IndexFunc(list, func(c company) bool { return c.User == t.User })
		if at < 0 {
			at = len(list)
			list = append(list, company{Name: called(t.User), User: t.User})
		}
		list[at].At = append(list[at].At, t.Selection...)
	}
	slices.SortStableFunc(list, func(a, b company) int {
		if (a.User == me) != (b.User == me) {
			if a.User == me {
				return 1
			}
			return -1
		}
		return 0
	})
	return list
}

// others are the faces behind the title.
func (w *work) others() app.UI {
	list := companyOf(w.presence.others, w.me.Name, w.calledBy)
	return app.If(len(list) > 0, func() app.UI {
		return tag.Ul().Class("company").Aria("label", say.Say("Also here")).Body(app.Range(list).Slice(func(i int) app.UI {
			text := w.presenceWords(list[i])
			return tag.Li().Title("%s", text).Body(parts.Avatar(list[i].Name), tag.Span().Class("visually-hidden").Text(text))
		}))
	})
}

// presenceWords says who is there, and where.
func (w *work) presenceWords(c company) string {
	who := c.Name
	if c.User == w.me.Name {
		return say.Say("You have this workflow open in another window")
	}
	for _, id := range c.At {
		if doc := w.workflow(); has(doc, id) {
			return say.Say("%s is here too, at %s", who, titleOf(id, doc))
		}
	}
	return say.Say("%s is here too", who)
}

// calledBy is what people call a user.
func (w *work) calledBy(user string) string {
	if strings.HasPrefix(user, engine.SystemPrefix) {
		return say.Say("the server")
	}
	return words.Actor(engine.Actor(engine.ActorKindUser)+":"+engine.Actor(user), w.desk.Directory, w.workflow()).Text
}
