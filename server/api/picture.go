package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/shared"
	"statecraft/shared/dot"
)

// dot answers the draft as a text that any Graphviz tool draws.
func (s *server) dot(r *request) error {
	w, err := s.draft(r)
	if err != nil {
		return err
	}
	header := r.Response().Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Disposition", `attachment; filename="`+w.Key+`.dot"`)
	return r.Blob(http.StatusOK, "text/vnd.graphviz; charset=utf-8", dot.Format(w))
}

// diagram answers the draft as a picture.
func (s *server) diagram(r *request) error {
	w, err := s.draft(r)
	if err != nil {
		return err
	}
	picture, err := s.Renderer.SVG(r.Request().Context(), w)
	if err != nil {
		return err
	}
	header := r.Response().Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Security-Policy", picturePolicy)
	return r.Blob(http.StatusOK, "image/svg+xml; charset=utf-8", picture)
}

func (s *server) draft(r *request) (*engine.Workflow, error) {
	key, err := r.key()
	if err != nil {
		return nil, err
	}
	draft, err := s.Store.Draft(r.Request().Context(), r.caller, key)
	if err != nil {
		return nil, err
	}
	return &draft.Workflow, nil
}

// layout answers where the states of a workflow go; nothing is stored.
func (s *server) layout(r *request) error {
	var w engine.Workflow
	if err := r.body(&w); err != nil {
		return err
	}
	positions, err := s.Renderer.Layout(r.Request().Context(), &w)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, shared.Layout{Positions: positions})
}
