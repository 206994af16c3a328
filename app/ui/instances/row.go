package instances

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

// Page is the address of an instance.
func Page(id int64) string {
	return strings.Replace(shared.PageInstance, ":id", strconv.FormatInt(id, 10), 1)
}

// Title is what people read of an instance: what it is about, else the workflow
// and its number.
func Title(i shared.InstanceSummary) string {
	if i.Title != "" {
		return i.Title
	}
	return i.Name + " " + strconv.FormatInt(i.ID, 10)
}

func row(i shared.InstanceSummary, people parts.People) app.UI {
	return tag.Div().Class("list-row instance-row").Role("listitem").DataSet("instance", i.ID).Body(
		tag.Div().Class("row-main").Body(
			tag.A().Class("row-title").Attr("href", Page(i.ID)).Text(Title(i)),
			tag.P().Class("muted small truncate").Text(say.Say("%s · version %s", i.Name, strconv.Itoa(i.Version))),
		),
		tag.Div().Class("row-where truncate").Body(where(i)),
		tag.Span().Class("muted small row-when").Body(
			parts.Woven(say.Say("started %s by %s", parts.Slot(0), people.User(i.Starter)), parts.Relative(i.StartedAt))...),
		tag.Div().Class("row-status").Body(StatusPill(i)),
	)
}

// where says what the instance waits at, or when it ended.
func where(i shared.InstanceSummary) app.UI {
	if len(i.Waiting) > 0 {
		return tag.Span().Text(say.As("place", "at %s", strings.Join(i.Waiting, ", ")))
	}
	if !i.EndedAt.IsZero() {
		return tag.Span().Class("muted").Body(parts.Woven(say.Say("ended %s", parts.Slot(0)), parts.Relative(i.EndedAt))...)
	}
	return tag.Span()
}

// StatusPill says in a word how an instance stands.
func StatusPill(i shared.InstanceSummary) app.UI {
	kind, word := Status(i)
	return tag.Span().Class("pill", kind).Body(tag.Span().Class("dot"), app.Text(word))
}

// Status is the colour and the word of how an instance stands.
func Status(i shared.InstanceSummary) (kind, word string) {
	switch {
	case i.Attention:
		return "bad", say.Say("needs attention")
	case i.Status == engine.StatusRunning:
		return "accent", say.Say("running")
	case i.Status == engine.StatusCompleted:
		return "ok", say.Say("completed")
	case i.Status == engine.StatusSuspended:
		return "wait", say.Say("suspended")
	}
	return "", say.Say("cancelled")
}
