package api

import (
	"statecraft/engine"
	"statecraft/shared"
)

// personRoutes are about the caller themselves.
func (s *server) personRoutes() []route {
	return []route{
		{get, shared.PathMe, shared.SignedIn, nothing(), anySite, gives(s.me), description{
			id: "getMe", group: groupSessions, title: "Who calls, and what they may do",
		}},
		{put, shared.PathMyPassword, shared.SignedIn, nothing(), ownSite, sets(s.setPassword), description{
			id: "setPassword", group: groupSessions, title: "Choose another password", more: "Ends every other session of the caller.", inPerson: true,
			refusals: []engine.Code{engine.CodeForbidden, shared.CodeOverloaded},
		}},
		{get, shared.PathMySessions, shared.SignedIn, nothing(), anySite, gives(s.mySessions), description{
			id: "listMySessions", group: groupSessions, title: "Where the caller is signed in", inPerson: true,
			refusals: []engine.Code{engine.CodeForbidden},
		}},
		{remove, shared.PathMySessions, shared.SignedIn, nothing(), ownSite, ends(s.endOtherSessions), description{
			id: "endOtherSessions", group: groupSessions, title: "End every session of the caller but this one", inPerson: true,
			refusals: []engine.Code{engine.CodeForbidden},
		}},
		{get, shared.PathDirectory, shared.ReadDirectory, nothing(), anySite, gives(s.directory), description{
			id: "getDirectory", group: groupPeople, title: "Who can be named as an actor",
		}},
	}
}

func (s *server) setPassword(r *request, body *shared.SetPassword) error {
	session, err := r.mine()
	if err != nil {
		return err
	}
	return s.Auth.SetPassword(r.Request().Context(), session, *body)
}

func (s *server) mySessions(r *request) ([]shared.Session, error) {
	session, err := r.mine()
	if err != nil {
		return nil, err
	}
	return s.Auth.Sessions(r.Request().Context(), session)
}

func (s *server) endOtherSessions(r *request) error {
	session, err := r.mine()
	if err != nil {
		return err
	}
	_, err = s.Auth.EndOtherSessions(r.Request().Context(), session)
	return err
}

func (s *server) directory(r *request) (*shared.Directory, error) {
	return s.Store.Directory(r.Request().Context(), r.caller)
}
