package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) listTasks(r *request) error {
	if err := r.queryOnly("view"); err != nil {
		return err
	}
	view := shared.TaskView(r.QueryParam("view"))
	switch view {
	case "":
		view = shared.TasksAll
	case shared.TasksMine, shared.TasksUnassigned, shared.TasksAll, shared.TasksDone:
	default:
		return &engine.Error{Code: engine.CodeInvalid, Field: "view", Message: "A view is mine, unassigned, all or done. Choose one, or leave it out for all."}
	}
	list, err := s.Store.Tasks(r.Request().Context(), r.caller, view)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, list)
}

func (s *server) getTask(r *request) error {
	id, err := r.task()
	if err != nil {
		return err
	}
	return s.sendTask(r, id)
}

func (s *server) completeTask(r *request) error {
	id, err := r.task()
	if err != nil {
		return err
	}
	var body shared.CompleteTask
	if err := r.body(&body); err != nil {
		return err
	}
	return s.submit(r, id, runner.Command{
		Seen: body.Revision,
		Do:   &engine.Complete{Activation: id.Activation, Outcome: body.Outcome, Data: body.Data, Notes: body.Notes},
	})
}

func (s *server) claimTask(r *request) error {
	return s.handOver(r, func(activation int) engine.Op { return &engine.Claim{Activation: activation} })
}

func (s *server) releaseTask(r *request) error {
	return s.handOver(r, func(activation int) engine.Op { return &engine.Release{Activation: activation} })
}

func (s *server) handOver(r *request, do func(activation int) engine.Op) error {
	id, err := r.task()
	if err != nil {
		return err
	}
	if err := r.noBody(); err != nil {
		return err
	}
	return s.submit(r, id, runner.Command{Do: do(id.Activation)})
}

// task is the id of a task in the path.
func (r *request) task() (store.TaskID, error) {
	id, ok := store.ParseTaskID(r.Param("id"))
	if !ok {
		return id, notFound()
	}
	return id, nil
}

// submit carries out a command on a task and answers the task as it is then.
func (s *server) submit(r *request, id store.TaskID, c runner.Command) error {
	// The command speaks of an activation, which need not be a task.
	if _, err := s.Store.Task(r.Request().Context(), r.caller, id); err != nil {
		return err
	}
	c.Instance = id.Instance
	if _, err := s.Runner.Submit(r.Request().Context(), r.caller, c); err != nil {
		return err
	}
	return s.sendTask(r, id)
}

func (s *server) sendTask(r *request, id store.TaskID) error {
	detail, err := s.Runner.Task(r.Request().Context(), r.caller, id)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, detail)
}
