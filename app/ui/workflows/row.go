package workflows

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

// Title is what people read of a workflow.
func Title(w shared.WorkflowSummary) string {
	if w.Name != "" {
		return w.Name
	}
	return w.Key
}

// Page is the address of a workflow's designer.
func Page(key string) string {
	return strings.Replace(shared.PageWorkflow, ":key", url.PathEscape(key), 1)
}

func row(w shared.WorkflowSummary) app.UI {
	return tag.Div().Class("list-row workflow-row").Role("listitem").DataSet("workflow", w.Key).Body(
		tag.Div().Class("row-main").Body(
			tag.A().Class("row-title").Attr("href", Page(w.Key)).Text(Title(w)),
			tag.P().Class("muted small truncate").Text(w.Description),
		),
		tag.Div().Class("row-facts").Body(
			versionPill(w),
			runningFact(w),
			tag.Span().Class("muted small changed").Body(parts.Woven(say.Say("changed %s", parts.Slot(0)), parts.Relative(w.UpdatedAt))...),
		),
		tag.Div().Class("buttons row-buttons").Body(startButton(w)),
	)
}

func versionPill(w shared.WorkflowSummary) app.UI {
	if w.Version == 0 {
		return parts.Pill("", say.Say("draft only"))
	}
	return parts.Pill("ok", say.Say("version %s", strconv.Itoa(w.Version)))
}

func runningFact(w shared.WorkflowSummary) app.UI {
	if w.Running == 0 {
		return tag.Span().Class("muted small").Text(say.Say("none running"))
	}
	return tag.A().Class("small").Attr("href", app.FormatString("%s?%s", shared.PageInstances, url.Values{"workflow": {w.Key}, "status": {"running"}}.Encode())).
		Text(say.Count(w.Running, "%s running", "%s running"))
}

func startButton(w shared.WorkflowSummary) app.UI {
	why := ""
	switch {
	case w.Version == 0:
		why = say.Say("Publish it first")
	case !w.MayStart:
		why = say.Say("You are not one of those who may start it")
	}
	return tag.Button().Attr("type", "button").Class("button").Attr("disabled", why != "").Title("%s", why).
		Aria("label", say.Say("Start %s", Title(w))).
		OnClick(func(ctx app.Context, _ app.Event) { OpenStart(ctx, w) }, app.EventScope(w.Key, w.Version)).
		Body(parts.Icon("play"), app.Text(say.As("verb", "Start")))
}
