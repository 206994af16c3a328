package api

import (
	"net/http"
	"strconv"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// moment is the time of a change, as fine as databases keep it.
func (s *server) moment() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

func (s *server) listWorkflows(r *request) error {
	if err := r.queryOnly(); err != nil {
		return err
	}
	list, err := s.Runner.Workflows(r.Request().Context(), r.caller)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, list)
}

func (s *server) createWorkflow(r *request) error {
	var body shared.CreateWorkflow
	if err := r.body(&body); err != nil {
		return err
	}
	if !engine.ValidKey(body.Workflow.Key) {
		return &engine.Error{Code: engine.CodeInvalid, Field: "workflow.key", Message: "The workflow needs a key of lower-case letters, digits and dashes, such as expense-claim."}
	}
	draft, err := s.Store.CreateWorkflow(r.Request().Context(), r.caller, store.NewWorkflow{Workflow: &body.Workflow, At: s.moment()})
	if err != nil {
		return err
	}
	r.Response().Header().Set("Location", shared.PathWorkflows+"/"+draft.Workflow.Key)
	return r.answer(http.StatusCreated, draft)
}

func (s *server) getDraft(r *request) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	draft, err := s.Store.Draft(r.Request().Context(), r.caller, key)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, draft)
}

func (s *server) saveDraft(r *request) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	var body shared.SaveDraft
	if err := r.body(&body); err != nil {
		return err
	}
	if body.Workflow.Key != key {
		return &engine.Error{Code: engine.CodeInvalid, Field: "workflow.key", Message: "A workflow keeps its key. Save it under the key it has, or create a new one."}
	}
	saved, err := s.Store.SaveDraft(r.Request().Context(), r.caller, &body.Workflow, body.Revision, s.moment())
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, saved)
}

// publish answers 201 with the new version, or 200 with the one there is when
// the draft does not differ from it.
func (s *server) publish(r *request) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	var body shared.PublishDraft
	if err := r.body(&body); err != nil {
		return err
	}
	version, created, err := s.Runner.Publish(r.Request().Context(), r.caller, key, body.Revision)
	if err != nil {
		return err
	}
	if !created {
		return r.answer(http.StatusOK, version)
	}
	r.Response().Header().Set("Location", shared.PathWorkflows+"/"+key+"/versions/"+strconv.Itoa(version.Version))
	return r.answer(http.StatusCreated, version)
}

func (s *server) listVersions(r *request) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	list, err := s.Store.Versions(r.Request().Context(), r.caller, key)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, list)
}

func (s *server) getVersion(r *request) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	number, err := r.number("version")
	if err != nil {
		return err
	}
	version, err := s.Store.Version(r.Request().Context(), r.caller, key, int(number))
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, version)
}
