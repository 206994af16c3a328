package api

import (
	"net/http"
	"strconv"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// workspaceRoutes are about everything that happens.
func (s *server) workspaceRoutes() []route {
	return []route{
		{get, shared.PathAudit, shared.ReadAudit, nothing(), anySite, lists(s.audit), description{
			id: "listAudit", group: groupWorkspace, title: "The audit log", more: "Newest first. Each entry has a hash of itself and of all before it.",
			query: []parameter{
				{name: "actor", in: inQuery, about: "Name of a person, also where they acted as somebody else, were acted as, or came with a key.", schema: text(""), example: "ada"},
				{name: "action", in: inQuery, about: "What was done.", schema: text(""), example: "workflow.publish"},
				{name: "object", in: inQuery, about: "What was changed, where that is no instance.", schema: text(""), example: "workflow:expense"},
				{name: "instance", in: inQuery, about: "Number of an instance.", schema: positive(), example: 12},
				{name: "from", in: inQuery, about: "The first moment.", schema: moment(), example: "2026-11-20T00:00:00Z"},
				{name: "until", in: inQuery, about: "The moment after the last.", schema: moment(), example: "2026-11-21T00:00:00Z"},
			},
		}},
		{get, shared.PathStream, shared.SignedIn, nothing(), anySite, sends("text/event-stream", s.listen), description{
			id: "listen", group: groupWorkspace, title: "What happens, as it happens",
			more: "Server-sent events about instances and workflows the caller may see. A `position` comes first and then now and again: everything up to its id has been told. " +
				"A `change` has a StreamChange as data, a `position` a StreamPosition. Whoever comes back with Last-Event-ID is told what they missed, or that there is a gap. " +
				"Whoever cannot follow is let go and may come back; before the server stops it says by `retry` after how long.",
			headers:  []parameter{{name: "Last-Event-ID", in: inHeader, about: "The id of the last event that was heard.", schema: text("^[0-9]{1,18}$"), example: "4711"}},
			refusals: []engine.Code{shared.CodeOverloaded},
		}},
		{post, shared.PathResumeSending, shared.ManagePeople, nothing(), ownSite, finishes(s.resumeSending), description{
			id: "resumeSending", group: groupWorkspace, title: "Send again after a backup was restored", more: "Until then nothing leaves the server: what the backup does not know may have been sent before.",
		}},
	}
}

func (s *server) audit(r *request, p page) ([]shared.AuditEntry, string, error) {
	filter := store.JournalFilter{Actor: r.QueryParam("actor"), Action: r.QueryParam("action"), Object: r.QueryParam("object"), Limit: p.limit}
	var err error
	if filter.Before, err = positiveNumber("after", p.after); err != nil {
		return nil, "", err
	}
	if filter.Instance, err = positiveNumber("instance", r.QueryParam("instance")); err != nil {
		return nil, "", err
	}
	if filter.From, err = r.instant("from"); err != nil {
		return nil, "", err
	}
	if filter.Until, err = r.instant("until"); err != nil {
		return nil, "", err
	}
	list, before, err := s.Store.Journal(r.Request().Context(), r.caller, filter)
	next := ""
	if before > 0 {
		next = strconv.FormatInt(before, 10)
	}
	return list, next, err
}

// positiveNumber reads a parameter; left out it is 0.
func positiveNumber(field, text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || strconv.FormatInt(n, 10) != text {
		return 0, &engine.Error{Code: engine.CodeInvalid, Field: field, Message: "This is a whole number from 1 on. Mend it, or leave it out."}
	}
	return n, nil
}

// instant reads a parameter that is a moment; left out it is the zero time.
func (r *request) instant(field string) (time.Time, error) {
	text := r.QueryParam(field)
	if text == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		err = &engine.Error{Code: engine.CodeInvalid, Field: field, Message: "This is a moment such as 2026-11-20T09:00:00Z. Mend it, or leave it out."}
	}
	return at, err
}

func (s *server) resumeSending(r *request, _ *none) error {
	return s.Store.DeleteNote(r.recording(), r.caller, store.NoteSendingPaused, s.moment())
}

// pageRoutes are the page and its files.
func (s *server) pageRoutes() []route {
	rows := []route{{get, PathAssets + "*", shared.Public, nothing(), anySite, action{run: s.asset, success: []int{http.StatusOK}}, description{}}}
	for _, path := range shared.Pages() {
		rows = append(rows, route{get, path, shared.Public, nothing(), anySite, action{run: s.page, success: []int{http.StatusOK}}, description{}})
	}
	return rows
}
