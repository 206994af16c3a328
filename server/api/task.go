package api

import (
	"errors"
	"fmt"
	"net/http"

	"statecraft/engine"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) taskRoutes() []route {
	late := []engine.Code{engine.CodeActivationClosed, engine.CodeInstanceClosed, engine.CodeSuspended, engine.CodeClaimed, shared.CodeOverloaded}
	acting := append([]engine.Code{engine.CodeSeparated, engine.CodeAlreadySigned, engine.CodeNotResolved}, late...)
	return []route{
		{get, shared.PathTasks, shared.ActOnTasks, nothing(), anySite, lists(s.listTasks), description{
			id: "listTasks", group: groupTasks, title: "List the caller's tasks", more: "Open ones oldest first, done ones last first.",
			query: []parameter{
				{name: "view", in: inQuery, about: "mine: claimed by the caller, or theirs alone. unassigned: claimed by nobody. groups: asked of one of the caller's groups, and not claimed by the caller. all: every open one they may act on, and what is listed where nothing is said. done: what they signed.",
					schema: oneOf(shared.TasksMine, shared.TasksUnassigned, shared.TasksGroups, shared.TasksAll, shared.TasksDone)},
				{name: "workflow", in: inQuery, about: "Key of a workflow.", schema: workflowKey(), example: "expense"},
				{name: "text", in: inQuery, about: "Part of the instance's title, the workflow's name or, of open tasks, the state's.", schema: text(""), example: "chairs"},
				{name: "order", in: inQuery, about: "By when they were opened, or signed. A list goes on in the order it began with.", schema: oneOf(shared.TasksOldest, shared.TasksNewest)},
			},
		}},
		{get, shared.PathTaskCounts, shared.ActOnTasks, nothing(), anySite, gives(s.countTasks), description{
			id: "countTasks", group: groupTasks, title: "How many open tasks each view of the inbox has", more: "Counted up to 1000.",
		}},
		{get, shared.PathTask, shared.ActOnTasks, aTask(), anySite, gives(s.getTask), description{
			id: "getTask", group: groupTasks, title: "One task with everything needed to decide it",
		}},
		{post, shared.PathTaskComplete, shared.ActOnTasks, aTask(), ownSite, makes(http.StatusOK, s.completeTask, showTask[shared.CompleteTask](s)), description{
			id: "completeTask", group: groupTasks, title: "Sign a task off, or cast a vote",
			more:     "The body names the revision the person saw. Where somebody else was faster, the problem's signOff says who and what.",
			refusals: append([]engine.Code{engine.CodeNotesRequired, engine.CodeLeadsNowhere}, acting...),
		}},
		{post, shared.PathTaskClaim, shared.ActOnTasks, aTask(), ownSite, makes(http.StatusOK, s.claimTask, showTask[none](s)), description{
			id: "claimTask", group: groupTasks, title: "Take a task out of the pool", refusals: acting,
		}},
		{post, shared.PathTaskRelease, shared.ActOnTasks, aTask(), ownSite, makes(http.StatusOK, s.releaseTask, showTask[none](s)), description{
			id: "releaseTask", group: groupTasks, title: "Give a claimed task back", refusals: append([]engine.Code{engine.CodeNotClaimed}, acting...),
		}},
		{post, shared.PathTaskDelegate, shared.ActOnTasks, aTask(), ownSite, makes(http.StatusOK, s.delegateTask, showTask[shared.DelegateTask](s)), description{
			id: "delegateTask", group: groupTasks, title: "Let somebody else act for the caller", more: "The caller's own name takes it back.", refusals: acting,
		}},
		{post, shared.PathTaskAssign, shared.OperateInstances, aTaskToOperate(), ownSite, makes(http.StatusOK, s.assignTask, showTask[shared.AssignTask](s)), description{
			id: "assignTask", group: groupTasks, title: "Hand a task to one person", more: "For operators of the workflow.", refusals: append([]engine.Code{engine.CodeOperatorsOnly}, acting...),
		}},
	}
}

func (s *server) listTasks(r *request, p page) ([]shared.Task, string, error) {
	filter := store.TaskFilter{
		View: shared.TaskView(r.QueryParam("view")), Workflow: r.QueryParam("workflow"), Text: r.QueryParam("text"),
		Order: shared.TaskOrder(r.QueryParam("order")), After: p.after, Limit: p.limit,
	}
	switch filter.View {
	case "":
		filter.View = shared.TasksAll
	case shared.TasksMine, shared.TasksUnassigned, shared.TasksGroups, shared.TasksAll, shared.TasksDone:
	default:
		return nil, "", &engine.Error{Code: engine.CodeInvalid, Field: "view", Message: "A view is mine, unassigned, groups, all or done. Choose one, or leave it out for all."}
	}
	switch filter.Order {
	case "", shared.TasksOldest, shared.TasksNewest:
	default:
		return nil, "", &engine.Error{Code: engine.CodeInvalid, Field: "order", Message: "An order is oldest or newest. Choose one, or leave it out."}
	}
	if filter.Workflow != "" && !engine.ValidKey(filter.Workflow) {
		return nil, "", badKey()
	}
	return s.Store.Tasks(r.Request().Context(), r.caller, filter)
}

func (s *server) countTasks(r *request) (shared.TaskCounts, error) {
	return s.Store.TaskCounts(r.Request().Context(), r.caller)
}

func (s *server) getTask(r *request) (*shared.TaskDetail, error) {
	return s.Runner.Task(r.Request().Context(), r.caller, r.task)
}

// showTask answers the task as it is after a command on it.
func showTask[B any](s *server) func(*request, *B, string) (*shared.TaskDetail, error) {
	return func(r *request, _ *B, _ string) (*shared.TaskDetail, error) { return s.getTask(r) }
}

func (s *server) completeTask(r *request, body *shared.CompleteTask) (string, error) {
	return "", s.taskCommand(r, runner.Command{
		Seen: body.Revision,
		Do:   &engine.Complete{Activation: r.task.Activation, For: body.For, Outcome: body.Outcome, Data: body.Data, Notes: body.Notes},
	})
}

func (s *server) claimTask(r *request, _ *none) (string, error) {
	return "", s.taskCommand(r, runner.Command{Do: &engine.Claim{Activation: r.task.Activation}})
}

func (s *server) releaseTask(r *request, _ *none) (string, error) {
	return "", s.taskCommand(r, runner.Command{Do: &engine.Release{Activation: r.task.Activation}})
}

func (s *server) delegateTask(r *request, body *shared.DelegateTask) (string, error) {
	if _, err := s.person(r, body.To); err != nil {
		return "", err
	}
	return "", s.taskCommand(r, runner.Command{Do: &engine.Delegate{Activation: r.task.Activation, To: body.To, Notes: body.Notes}})
}

func (s *server) assignTask(r *request, body *shared.AssignTask) (string, error) {
	to, err := s.person(r, body.To)
	if err != nil {
		return "", err
	}
	return "", s.taskCommand(r, runner.Command{Do: &engine.Assign{Activation: r.task.Activation, To: to}})
}

// taskCommand carries out a command on the task the address names.
func (s *server) taskCommand(r *request, c runner.Command) error {
	c.Instance, c.Request = r.task.Instance, r.repeatable
	_, err := s.Runner.Submit(r.Request().Context(), r.caller, c)
	if err != nil {
		return s.late(r, err)
	}
	return nil
}

// lateError is a refusal that names who was faster.
type lateError struct {
	refusal *engine.Error
	signOff *shared.SignOff
}

func (e *lateError) Error() string { return e.refusal.Error() }

// Unwrap gives the refusal itself.
func (e *lateError) Unwrap() error { return e.refusal }

func (e *lateError) tell(p *shared.ProblemDocument) { p.SignOff = e.signOff }

// late looks up why a command came too late, for those who may see the task. A
// command that speaks of an activation without a task finds nothing here.
func (s *server) late(r *request, err error) error {
	var told *engine.Error
	if !errors.As(err, &told) {
		return err
	}
	switch told.Code {
	case engine.CodeActivationClosed, engine.CodeInstanceClosed, shared.CodeConflict:
	default:
		return err
	}
	task, failed := s.Store.Task(r.Request().Context(), r.caller, r.task, store.Known{})
	switch {
	case engine.CodeOf(failed) == shared.CodeNotFound:
		return failed
	case failed != nil || task.SignOff == nil:
		return err
	}
	again := *told
	if again.Code != shared.CodeConflict {
		again.Message = fmt.Sprintf("%s has decided this task already: %q. There is nothing left to do here.", task.SignOff.By, task.SignOff.Outcome)
	}
	return &lateError{&again, task.SignOff}
}

// person finds somebody by name, with what the directory says of them.
func (s *server) person(r *request, name string) (engine.Person, error) {
	users, err := s.Store.People(r.Request().Context(), store.Server())
	if err != nil {
		return engine.Person{}, err
	}
	for n := range users {
		if users[n].Name == name {
			return store.CallerOf(&users[n]).Person, nil
		}
	}
	return engine.Person{}, &engine.Error{Code: engine.CodeInvalid, Field: "to", Message: "There is nobody of that name here. Choose somebody of the directory."}
}
