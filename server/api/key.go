package api

import (
	"net/http"
	"strconv"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) keyRoutes() []route {
	return []route{
		{get, shared.PathKeys, shared.SignedIn, nothing(), anySite, lists(s.listKeys), description{
			id: "listKeys", group: groupSessions, title: "List API keys", more: "One's own; with the permission people.manage everybody's.",
			query:    []parameter{{name: "owner", in: inQuery, about: "Only keys of this user.", schema: name(), example: "ada"}},
			refusals: []engine.Code{engine.CodeForbidden, shared.CodeNotFound},
		}},
		{post, shared.PathKeys, shared.SignedIn, nothing(), ownSite, makes(http.StatusCreated, s.createKey, s.showCreatedKey), description{
			id: "createKey", group: groupSessions, title: "Make an API key", inPerson: true,
			more:          "Its secret is shown this once: a repetition under the same Idempotency-Key does not show it again.",
			answerHeaders: []parameter{location("/api/v1/keys/3")},
			refusals:      []engine.Code{engine.CodeForbidden},
		}},
		{remove, shared.PathKey, shared.SignedIn, aKey(), ownSite, ends(s.revokeKey), description{
			id: "revokeKey", group: groupSessions, title: "Revoke an API key", more: "One's own, the key that calls, or with the permission people.manage any.",
			refusals: []engine.Code{engine.CodeForbidden},
		}},
	}
}

func (s *server) listKeys(r *request, p page) ([]shared.APIKey, string, error) {
	owner := r.QueryParam("owner")
	if owner == "" && !r.caller.May(shared.ManagePeople) {
		owner = r.caller.Person.Name
	}
	return s.Store.Keys(r.Request().Context(), r.caller, store.KeyFilter{Owner: owner, After: p.after, Limit: p.limit})
}

func (s *server) createKey(r *request, body *shared.CreateKey) (string, error) {
	made, err := s.Auth.CreateKey(r.recording(), r.caller, *body)
	if err != nil {
		return "", err
	}
	r.shownOnce = made
	return strconv.FormatInt(made.ID, 10), nil
}

func (s *server) showCreatedKey(r *request, body *shared.CreateKey, id string) (*shared.CreatedKey, error) {
	r.created(shared.PathKeys + "/" + id)
	if made, ok := r.shownOnce.(*shared.CreatedKey); ok {
		return made, nil
	}
	key, err := s.findKey(r, id)
	if err != nil {
		return nil, err
	}
	return &shared.CreatedKey{APIKey: *key}, nil
}

// findKey gives one of the caller's keys.
func (s *server) findKey(r *request, id string) (*shared.APIKey, error) {
	for after := ""; ; {
		list, next, err := s.Store.Keys(r.Request().Context(), r.caller, store.KeyFilter{Owner: r.caller.Person.Name, After: after})
		if err != nil {
			return nil, err
		}
		for n := range list {
			if strconv.FormatInt(list[n].ID, 10) == id {
				return &list[n], nil
			}
		}
		if next == "" {
			return nil, notFound()
		}
		after = next
	}
}

func (s *server) revokeKey(r *request) error {
	return s.Store.RevokeKey(r.Request().Context(), r.caller, r.id, s.moment())
}
