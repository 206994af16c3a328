package inbox

import (
	"net/url"
	"strings"

	"statecraft/app/client"
	"statecraft/app/ui/say"
	"statecraft/shared"
)

// View is what the list shows and how; it lives in the query of the address.
type View struct {
	// Name is empty where the address does not say: the inbox then begins with what
	// has something to do.
	Name     shared.TaskView
	Workflow string // key; empty for all
	Text     string // to look for
	// Order is empty for what is usual in the view.
	Order shared.TaskOrder
}

// Names lists the views of the inbox in their order.
func Names() []shared.TaskView {
	return []shared.TaskView{shared.TasksMine, shared.TasksUnassigned, shared.TasksGroups, shared.TasksAll, shared.TasksDone}
}

// Title is what people read of a view.
func Title(name shared.TaskView) string {
	switch name {
	case shared.TasksUnassigned:
		return say.Say("Unassigned")
	case shared.TasksGroups:
		return say.Say("My groups")
	case shared.TasksAll:
		return say.As("view", "All mine")
	case shared.TasksDone:
		return say.Say("Done")
	}
	return say.As("view", "Mine")
}

// Usual is the order a view has unless told otherwise.
func Usual(name shared.TaskView) shared.TaskOrder {
	if name == shared.TasksDone {
		return shared.TasksNewest
	}
	return shared.TasksOldest
}

// ViewFrom reads the query of an address; what it does not know it leaves out.
func ViewFrom(query url.Values) View {
	v := View{Workflow: query.Get("workflow"), Text: strings.TrimSpace(query.Get("q"))}
	for _, name := range Names() {
		if string(name) == query.Get("view") {
			v.Name = name
		}
	}
	return v.Ordered(shared.TaskOrder(query.Get("order")))
}

// Ordered is the view in another order.
func (v View) Ordered(by shared.TaskOrder) View {
	v.Order = ""
	if by != Usual(v.Name) && (by == shared.TasksOldest || by == shared.TasksNewest) {
		v.Order = by
	}
	return v
}

// Named is another view, narrowed down as this one.
func (v View) Named(name shared.TaskView) View {
	return View{Name: name, Workflow: v.Workflow, Text: v.Text}
}

// Narrowed tells whether something is left out.
func (v View) Narrowed() bool { return v.Workflow != "" || v.Text != "" }

// Whole is the view with nothing left out.
func (v View) Whole() View { return View{Name: v.Name, Order: v.Order} }

// Page is the address of the list.
func (v View) Page() string { return shared.PageInbox + v.query() }

// TaskPage is the address of a task beside the list.
func (v View) TaskPage(id string) string {
	return strings.Replace(shared.PageTask, ":id", url.PathEscape(id), 1) + v.query()
}

func (v View) query() string {
	query := url.Values{}
	for name, value := range map[string]string{"view": string(v.Name), "workflow": v.Workflow, "q": v.Text, "order": string(v.Order)} {
		if value != "" {
			query.Set(name, value)
		}
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}

// Ask is what the server is asked for.
func (v View) Ask() client.TaskFilter {
	return client.TaskFilter{View: v.Name, Workflow: v.Workflow, Text: v.Text, Order: v.Order}
}
