package api

import (
	"errors"
	"net/http"
	"strings"

	"statecraft/shared"
)

// route is one row of the table: what it is called by, what it demands of the
// caller, what it is about, who may be on whose behalf, and what it does.
type route struct {
	method     string
	path       string
	permission shared.Permission
	// about is what the address names; a row names nothing explicitly.
	about object
	// from says from which sites it may be called.
	from origin
	// does is what happens; it knows what is read and what is answered.
	does action
	// says describes it in the API's document; files and pages have none.
	says description
}

// Methods of rows; HEAD comes with every GET.
const (
	get    = http.MethodGet
	post   = http.MethodPost
	put    = http.MethodPut
	patch  = http.MethodPatch
	remove = http.MethodDelete
)

// origin says from which sites browsers may call a row.
type origin string

const (
	// anySite rows change nothing, so a link from elsewhere may lead to them.
	anySite origin = "any"
	// ownSite rows refuse what a page of another site makes a browser send.
	ownSite origin = "own"
)

// routes is the table.
func (s *server) routes() []route {
	var rows []route
	for _, part := range [][]route{
		s.sessionRoutes(), s.personRoutes(), s.userRoutes(), s.groupRoutes(), s.keyRoutes(),
		s.workflowRoutes(), s.draftRoutes(), s.presenceRoutes(), s.versionRoutes(), s.pictureRoutes(),
		s.instanceRoutes(), s.operatorRoutes(), s.taskRoutes(),
		s.workspaceRoutes(), s.referenceRoutes(), s.pageRoutes(),
	} {
		rows = append(rows, part...)
	}
	return rows
}

// complete refuses a row that leaves open who may call it, from where, or what
// it is about. There is no other way to add a route.
func (row *route) complete() error {
	changes := row.method != get
	switch {
	case row.does.run == nil:
		return errors.New("it does nothing")
	case row.permission == "":
		return errors.New("it lacks a permission")
	case row.about.find == nil:
		return errors.New("it lacks what it is about")
	case row.from != anySite && row.from != ownSite:
		return errors.New("it lacks from which sites it may be called")
	case changes && row.from != ownSite:
		return errors.New("it changes something and may be called from other sites")
	case strings.HasPrefix(row.path, "/api/") && (row.says.id == "" || row.says.title == "" || row.says.group == ""):
		return errors.New("it lacks a description")
	}
	return nil
}

// right is the right that people have or lack on the workflow the row is about.
func (row *route) right() (shared.Right, bool) {
	if !row.about.workflow || row.about.left {
		return "", false
	}
	return row.permission.Right()
}
