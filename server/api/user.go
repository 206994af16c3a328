package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) userRoutes() []route {
	return []route{
		{get, shared.PathUsers, shared.ManagePeople, nothing(), anySite, lists(s.listUsers), description{
			id: "listUsers", group: groupPeople, title: "List users",
			query: []parameter{
				{name: "text", in: inQuery, about: "Part of a name.", schema: text(""), example: "ada"},
				{name: "group", in: inQuery, about: "Only members of this group.", schema: name(), example: "finance"},
			},
		}},
		{post, shared.PathUsers, shared.ManagePeople, nothing(), ownSite, makes(http.StatusCreated, s.createUser, s.showCreatedUser), description{
			id: "createUser", group: groupPeople, title: "Add a user",
			more:          "They get a one-time password, which is shown this once: a repetition under the same Idempotency-Key does not show it again.",
			answerHeaders: []parameter{location("/api/v1/users/ada")},
			refusals:      []engine.Code{shared.CodeExists, shared.CodeOverloaded},
		}},
		{get, shared.PathUser, shared.SignedIn, aUser(), anySite, gives(s.getUser), description{
			id: "getUser", group: groupPeople, title: "One user", more: "Oneself, or with the permission people.manage anybody.",
			answerHeaders: []parameter{etag()},
		}},
		{patch, shared.PathUser, shared.ManagePeople, aUser(), ownSite, changes(s.changeUser), description{
			id: "changeUser", group: groupPeople, title: "Change a user", more: "What is left out stays as it is. Disabling somebody ends their sessions and streams and revokes their keys.",
			headers: []parameter{ifMatch("The revision of the user, in place of the one in the body.")}, answerHeaders: []parameter{etag()},
			refusals: []engine.Code{shared.CodeConflict, shared.CodeStale, shared.CodeLastAdministrator},
		}},
		{post, shared.PathUserPassword, shared.ManagePeople, aUser(), ownSite, makes(http.StatusOK, s.resetPassword, s.showReset), description{
			id: "resetPassword", group: groupPeople, title: "Give a user a one-time password", more: "It is shown this once, and ends their sessions.",
			refusals: []engine.Code{shared.CodeConflict, shared.CodeOverloaded},
		}},
		{get, shared.PathUserSessions, shared.ManagePeople, aUser(), anySite, gives(s.userSessions), description{
			id: "listUserSessions", group: groupPeople, title: "Where a user is signed in",
		}},
		{remove, shared.PathUserSessions, shared.ManagePeople, aUser(), ownSite, ends(s.endUserSessions), description{
			id: "endUserSessions", group: groupPeople, title: "End every session of a user",
		}},
	}
}

func (s *server) listUsers(r *request, p page) ([]shared.UserDetail, string, error) {
	return s.Store.Users(r.Request().Context(), r.caller, store.UserFilter{
		Text: r.QueryParam("text"), Group: r.QueryParam("group"), After: p.after, Limit: p.limit,
	})
}

func (s *server) createUser(r *request, body *shared.CreateUser) (string, error) {
	made, err := s.Auth.CreateUser(r.recording(), r.caller, *body)
	if err != nil {
		return "", err
	}
	r.shownOnce = made
	return made.User.Name, nil
}

func (s *server) showCreatedUser(r *request, _ *shared.CreateUser, name string) (*shared.OneTimePassword, error) {
	r.created(shared.PathUsers + "/" + name)
	return s.oneTime(r, name)
}

// oneTime is a user with the password they were given, where it was given just
// now.
func (s *server) oneTime(r *request, name string) (*shared.OneTimePassword, error) {
	if made, ok := r.shownOnce.(*shared.OneTimePassword); ok {
		return made, nil
	}
	user, err := s.Store.User(r.Request().Context(), r.caller, name)
	if err != nil {
		return nil, err
	}
	return &shared.OneTimePassword{User: *user}, nil
}

func (s *server) getUser(r *request) (*shared.UserDetail, error) {
	user, err := s.Store.User(r.Request().Context(), r.caller, r.name)
	if err == nil {
		r.tag(user.Revision)
	}
	return user, err
}

func (s *server) changeUser(r *request, body *shared.ChangeUser) (_ *shared.UserDetail, err error) {
	if body.Revision, err = r.basedOn(body.Revision); err != nil {
		return nil, err
	}
	user, err := s.Store.ChangeUser(r.Request().Context(), r.caller, r.name, *body, s.moment())
	if err == nil {
		r.tag(user.Revision)
	}
	return user, err
}

func (s *server) resetPassword(r *request, body *shared.ResetPassword) (string, error) {
	made, err := s.Auth.ResetPassword(r.recording(), r.caller, r.name, body.Revision)
	r.shownOnce = made
	return r.name, err
}

func (s *server) showReset(r *request, _ *shared.ResetPassword, _ string) (*shared.OneTimePassword, error) {
	return s.oneTime(r, r.name)
}

func (s *server) userSessions(r *request) ([]shared.Session, error) {
	if _, err := s.Store.User(r.Request().Context(), r.caller, r.name); err != nil {
		return nil, err
	}
	return s.Store.Sessions(r.Request().Context(), r.caller, r.name, s.moment())
}

func (s *server) endUserSessions(r *request) error {
	if _, err := s.Store.User(r.Request().Context(), r.caller, r.name); err != nil {
		return err
	}
	_, err := s.Store.EndSessions(r.Request().Context(), r.caller, r.name, "", s.moment())
	return err
}
