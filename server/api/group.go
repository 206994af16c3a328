package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) groupRoutes() []route {
	return []route{
		{get, shared.PathGroups, shared.ManagePeople, nothing(), anySite, lists(s.listGroups), description{
			id: "listGroups", group: groupPeople, title: "List groups",
			query: []parameter{{name: "text", in: inQuery, about: "Part of a name.", schema: text(""), example: "fin"}},
		}},
		{post, shared.PathGroups, shared.ManagePeople, nothing(), ownSite, makes(http.StatusCreated, s.createGroup, s.showCreatedGroup), description{
			id: "createGroup", group: groupPeople, title: "Add a group",
			answerHeaders: []parameter{location("/api/v1/groups/finance")},
			refusals:      []engine.Code{shared.CodeExists},
		}},
		{get, shared.PathGroup, shared.ManagePeople, aGroup(), anySite, gives(s.getGroup), description{
			id: "getGroup", group: groupPeople, title: "One group with its members", answerHeaders: []parameter{etag()},
		}},
		{patch, shared.PathGroup, shared.ManagePeople, aGroup(), ownSite, changes(s.changeGroup), description{
			id: "changeGroup", group: groupPeople, title: "Change a group",
			headers: []parameter{ifMatch("The revision of the group, in place of the one in the body.")}, answerHeaders: []parameter{etag()},
			refusals: []engine.Code{shared.CodeConflict, shared.CodeStale},
		}},
		{remove, shared.PathGroup, shared.ManagePeople, aGroup(), ownSite, ends(s.deleteGroup), description{
			id: "deleteGroup", group: groupPeople, title: "Take a group away", more: "Refused while something names it; the problems say what.",
			headers: []parameter{ifMatch("The revision of the group. Needed.")}, refusals: []engine.Code{shared.CodeInUse, shared.CodeStale},
		}},
		{put, shared.PathMember, shared.ManagePeople, aMember(), ownSite, changes(s.addMember), description{
			id: "addMember", group: groupPeople, title: "Put a user into a group",
		}},
		{remove, shared.PathMember, shared.ManagePeople, aMember(), ownSite, ends(s.removeMember), description{
			id: "removeMember", group: groupPeople, title: "Take a user out of a group",
		}},
	}
}

func (s *server) listGroups(r *request, p page) ([]shared.GroupDetail, string, error) {
	return s.Store.Groups(r.Request().Context(), r.caller, store.GroupFilter{Text: r.QueryParam("text"), After: p.after, Limit: p.limit})
}

func (s *server) createGroup(r *request, body *shared.CreateGroup) (string, error) {
	group, err := s.Store.CreateGroup(r.recording(), r.caller, *body, s.moment())
	if err != nil {
		return "", err
	}
	return group.Name, nil
}

func (s *server) showCreatedGroup(r *request, _ *shared.CreateGroup, name string) (*shared.GroupDetail, error) {
	r.created(shared.PathGroups + "/" + name)
	return s.Store.Group(r.Request().Context(), r.caller, name)
}

func (s *server) getGroup(r *request) (*shared.GroupDetail, error) {
	group, err := s.Store.Group(r.Request().Context(), r.caller, r.name)
	if err == nil {
		r.tag(group.Revision)
	}
	return group, err
}

func (s *server) changeGroup(r *request, body *shared.ChangeGroup) (_ *shared.GroupDetail, err error) {
	if body.Revision, err = r.basedOn(body.Revision); err != nil {
		return nil, err
	}
	group, err := s.Store.ChangeGroup(r.Request().Context(), r.caller, r.name, *body, s.moment())
	if err == nil {
		r.tag(group.Revision)
	}
	return group, err
}

func (s *server) deleteGroup(r *request) error {
	revision, err := r.neededRevision()
	if err != nil {
		return err
	}
	return s.Store.DeleteGroup(r.Request().Context(), r.caller, r.name, revision, s.moment())
}

func (s *server) addMember(r *request, _ *none) (*shared.GroupDetail, error) {
	return s.Store.AddMember(r.Request().Context(), r.caller, r.name, r.user, s.moment())
}

func (s *server) removeMember(r *request) error {
	_, err := s.Store.RemoveMember(r.Request().Context(), r.caller, r.name, r.user, s.moment())
	return err
}
