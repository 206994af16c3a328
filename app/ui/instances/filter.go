package instances

import (
	"net/url"

	"statecraft/app/client"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// Filter is what the list shows; it lives in the query of the address.
type Filter struct {
	Workflow string // key; empty means all
	Show     Show
}

// Show is one of the list's tabs.
type Show string

// The tabs of the list.
const (
	ShowAll       Show = ""
	ShowRunning   Show = "running"
	ShowAttention Show = "attention"
	ShowCompleted Show = "completed"
	ShowCancelled Show = "cancelled"
)

// Shows lists the tabs in their order.
func Shows() []Show {
	return []Show{ShowAll, ShowRunning, ShowAttention, ShowCompleted, ShowCancelled}
}

// Title is the tab's text.
func (s Show) Title() string {
	switch s {
	case ShowRunning:
		return say.Say("Running")
	case ShowAttention:
		return say.Say("Needs attention")
	case ShowCompleted:
		return say.Say("Completed")
	case ShowCancelled:
		return say.Say("Cancelled")
	}
	return say.Say("All")
}

// FilterFrom reads the query of an address; an unknown tab means all.
func FilterFrom(query url.Values) Filter {
	f := Filter{Workflow: query.Get("workflow")}
	for _, s := range Shows() {
		if string(s) == query.Get("status") {
			f.Show = s
		}
	}
	return f
}

// Page is the address of the list with this filter.
func (f Filter) Page() string {
	query := url.Values{}
	if f.Workflow != "" {
		query.Set("workflow", f.Workflow)
	}
	if f.Show != ShowAll {
		query.Set("status", string(f.Show))
	}
	if len(query) == 0 {
		return shared.PageInstances
	}
	return shared.PageInstances + "?" + query.Encode()
}

// Ask is what the server is asked for. What needs attention is still running.
func (f Filter) Ask() client.InstanceFilter {
	ask := client.InstanceFilter{Workflow: f.Workflow, Status: engine.Status(f.Show)}
	if f.Show == ShowAttention {
		ask.Status = engine.StatusRunning
	}
	return ask
}

// Keep drops what the server's answer holds too much.
func (f Filter) Keep(list []shared.InstanceSummary) []shared.InstanceSummary {
	if f.Show != ShowAttention {
		return list
	}
	var kept []shared.InstanceSummary
	for _, i := range list {
		if i.Attention {
			kept = append(kept, i)
		}
	}
	return kept
}
