package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"statecraft/engine"
	"statecraft/shared"
	"statecraft/shared/dot"
)

const (
	mediaSVG = "image/svg+xml; charset=utf-8"
	mediaPNG = "image/png"
	mediaDOT = graphviz + "; charset=utf-8"
)

func (s *server) pictureRoutes() []route {
	pictures := []engine.Code{shared.CodeTooLarge}
	anyRevision := []parameter{{name: "revision", in: inQuery, about: "Any number: it keeps browsers from showing an older picture.", schema: positive(), example: 4}}
	return []route{
		{get, shared.PathWorkflowDOT, shared.ReadWorkflows, aWorkflow(), anySite, sends(mediaDOT, s.sendDOT), description{
			id: "exportDraftDOT", group: groupWorkflows, title: "The draft as DOT", more: "Any Graphviz tool draws it, and importing it loses nothing.",
		}},
		{get, shared.PathWorkflowJSON, shared.ReadWorkflows, aWorkflow(), anySite, sends("application/json", s.sendJSON), description{
			id: "exportDraftJSON", group: groupWorkflows, title: "The draft as a JSON file",
		}},
		{get, shared.PathDiagram, shared.ReadWorkflows, aWorkflow(), anySite, sends(mediaSVG, s.sendSVG), description{
			id: "exportDraftSVG", group: groupWorkflows, title: "A picture of the draft", refusals: pictures, query: anyRevision,
		}},
		{get, shared.PathWorkflowPNG, shared.ReadWorkflows, aWorkflow(), anySite, sends(mediaPNG, s.sendPNG), description{
			id: "exportDraftPNG", group: groupWorkflows, title: "A picture of the draft in pixels", refusals: pictures, query: anyRevision,
		}},
		{get, shared.PathVersionDOT, shared.ReadWorkflows, aVersion(), anySite, sends(mediaDOT, s.sendDOT), description{
			id: "exportVersionDOT", group: groupWorkflows, title: "A version as DOT",
		}},
		{get, shared.PathVersionJSON, shared.ReadWorkflows, aVersion(), anySite, sends("application/json", s.sendJSON), description{
			id: "exportVersionJSON", group: groupWorkflows, title: "A version as a JSON file",
		}},
		{get, shared.PathVersionSVG, shared.ReadWorkflows, aVersion(), anySite, sends(mediaSVG, s.sendSVG), description{
			id: "exportVersionSVG", group: groupWorkflows, title: "A picture of a version", refusals: pictures,
		}},
		{get, shared.PathVersionPNG, shared.ReadWorkflows, aVersion(), anySite, sends(mediaPNG, s.sendPNG), description{
			id: "exportVersionPNG", group: groupWorkflows, title: "A picture of a version in pixels", refusals: pictures,
		}},
		{post, shared.PathLayout, shared.ReadWorkflows, nothing(), ownSite, computes(s.layout), description{
			id: "layOutWorkflow", group: groupWorkflows, title: "Where the states of a workflow go", more: "Nothing is stored.",
		}},
	}
}

// content is the draft, or the version the address names.
func (s *server) content(r *request) (*engine.Workflow, error) {
	if r.version > 0 {
		version, err := s.Store.Version(r.Request().Context(), r.caller, r.workflow, r.version)
		if err != nil {
			return nil, err
		}
		return version.Workflow, nil
	}
	draft, err := s.Store.Draft(r.Request().Context(), r.caller, r.workflow)
	if err != nil {
		return nil, err
	}
	return &draft.Workflow, nil
}

// file answers a file of the workflow.
func (r *request) file(extension string, content []byte) error {
	name := r.workflow
	if r.version > 0 {
		name = fmt.Sprintf("%s-%d", name, r.version)
	}
	header := r.Response().Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Disposition", `attachment; filename="`+name+"."+extension+`"`)
	return r.Blob(http.StatusOK, r.row.does.media, content)
}

func (s *server) sendDOT(r *request) error {
	w, err := s.content(r)
	if err != nil {
		return err
	}
	return r.file("dot", dot.Format(w))
}

func (s *server) sendJSON(r *request) error {
	w, err := s.content(r)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(w); err != nil {
		return err
	}
	return r.file("json", b.Bytes())
}

func (s *server) sendSVG(r *request) error { return s.sendPicture(r, s.Renderer.SVG) }
func (s *server) sendPNG(r *request) error { return s.sendPicture(r, s.Renderer.PNG) }

func (s *server) sendPicture(r *request, draw func(context.Context, *engine.Workflow) ([]byte, error)) error {
	w, err := s.content(r)
	if err != nil {
		return err
	}
	picture, err := draw(r.Request().Context(), w)
	if err != nil {
		return err
	}
	header := r.Response().Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Security-Policy", picturePolicy)
	return r.Blob(http.StatusOK, r.row.does.media, picture)
}

func (s *server) layout(r *request, w *engine.Workflow) (*shared.Layout, error) {
	r.end() // it may wait long, and refuses at once what is large
	positions, err := s.Renderer.Layout(r.Request().Context(), w)
	return &shared.Layout{Positions: positions}, err
}
