package api

import (
	"fmt"
	"regexp"
	"slices"
	"unicode/utf8"

	"statecraft/engine"
	"statecraft/shared"
)

// presenceRoutes are about who has a draft open right now.
func (s *server) presenceRoutes() []route {
	return []route{
		{put, shared.PathPresence, shared.ReadWorkflows, aTab(), ownSite, changes(s.present), description{
			id: "sayPresent", group: groupWorkflows, title: "Say that a tab has a draft open, and learn which others have",
			more: "To be said again every 10 s, and when the selection changes; after 30 s without a word the tab counts as gone.",
		}},
		{remove, shared.PathPresence, shared.ReadWorkflows, aTab(), ownSite, ends(s.absent), description{
			id: "sayAbsent", group: groupWorkflows, title: "Say that a tab has a draft open no longer",
		}},
	}
}

// tabNames are what a tab of a browser may call itself.
var tabNames = regexp.MustCompile(`^[A-Za-z0-9-]{1,64}$`)

// aTab is a tab of a browser at a workflow.
func aTab() object {
	o := aWorkflow()
	find := o.find
	o.parameters = append(o.parameters, parameter{name: "tab", in: inPath, about: "What the tab calls itself: any word no other tab has.", schema: text(tabNames.String()), example: "7d1f0c52-3b1e-4c8b-9a51-3f0de2f6a1b4"})
	o.find = func(r *request) error {
		if r.name = r.Param("tab"); !tabNames.MatchString(r.name) {
			return notFound()
		}
		return find(r)
	}
	return o
}

// longestSelected is how many characters an id of what is selected may have.
const longestSelected = 200

func (s *server) present(r *request, body *shared.Presence) (*shared.Others, error) {
	if len(body.Selection) > shared.MostSelected || slices.ContainsFunc(body.Selection, func(id string) bool { return utf8.RuneCountInString(id) > longestSelected }) {
		return nil, &engine.Error{Code: engine.CodeInvalid, Field: "selection",
			Message: fmt.Sprintf("A selection tells up to %d ids of up to %d characters. Tell the first of them.", shared.MostSelected, longestSelected)}
	}
	return s.Store.Present(r.Request().Context(), r.caller, r.workflow, r.name, *body, s.moment())
}

func (s *server) absent(r *request) error {
	return s.Store.Absent(r.Request().Context(), r.caller, r.workflow, r.name)
}
