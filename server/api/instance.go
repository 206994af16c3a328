package api

import (
	"net/http"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"statecraft/engine"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/shared"
)

// longestTitle is how many characters may say what an instance is about.
const longestTitle = 200

func (s *server) startInstance(r *request) error {
	key, err := r.key()
	if err != nil {
		return err
	}
	var body shared.StartInstance
	if err := r.body(&body); err != nil {
		return err
	}
	title := strings.TrimSpace(body.Title)
	if utf8.RuneCountInString(title) > longestTitle || strings.ContainsFunc(title, unicode.IsControl) {
		return &engine.Error{Code: engine.CodeInvalid, Field: "title", Message: "A title is one line of at most 200 characters. Shorten it."}
	}
	ctx := r.Request().Context()
	done, err := s.Runner.Submit(ctx, r.caller, runner.Command{Workflow: key, Title: title, Do: &body.Start})
	if err != nil {
		return err
	}
	detail, err := s.Runner.Instance(ctx, r.caller, done.Instance)
	if err != nil {
		return err
	}
	r.Response().Header().Set("Location", shared.PathInstances+"/"+strconv.FormatInt(done.Instance, 10))
	return r.answer(http.StatusCreated, detail)
}

func (s *server) listInstances(r *request) error {
	if err := r.queryOnly("workflow", "status"); err != nil {
		return err
	}
	filter := store.InstanceFilter{Workflow: r.QueryParam("workflow"), Status: engine.Status(r.QueryParam("status"))}
	if filter.Workflow != "" && !engine.ValidKey(filter.Workflow) {
		return &engine.Error{Code: engine.CodeInvalid, Field: "workflow", Message: "This is no key of a workflow. Choose one of the list of workflows."}
	}
	switch filter.Status {
	case "", engine.StatusRunning, engine.StatusSuspended, engine.StatusCompleted, engine.StatusCancelled:
	default:
		return &engine.Error{Code: engine.CodeInvalid, Field: "status", Message: "A status is running, suspended, completed or cancelled. Choose one, or leave it out for all."}
	}
	list, err := s.Store.Instances(r.Request().Context(), r.caller, filter)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, list)
}

func (s *server) getInstance(r *request) error {
	id, err := r.number("id")
	if err != nil {
		return err
	}
	detail, err := s.Runner.Instance(r.Request().Context(), r.caller, id)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, detail)
}

func (s *server) history(r *request) error {
	id, err := r.number("id")
	if err != nil {
		return err
	}
	events, err := s.Store.History(r.Request().Context(), r.caller, id)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, shared.History{Events: events})
}
