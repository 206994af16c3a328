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

func (s *server) instanceRoutes() []route {
	return []route{
		{post, shared.PathWorkflowStart, shared.Start, aWorkflow(), ownSite, makes(http.StatusCreated, s.startInstance, s.showStarted), description{
			id: "startInstance", group: groupInstances, title: "Start an instance of the newest version",
			answerHeaders: []parameter{location("/api/v1/instances/12")},
			refusals:      []engine.Code{shared.CodeArchived, shared.CodeOverloaded},
		}},
		{get, shared.PathInstances, shared.ReadInstances, nothing(), anySite, lists(s.listInstances), description{
			id: "listInstances", group: groupInstances, title: "List instances", more: "Newest first, those the caller has to do with, and all of workflows they may look at as a whole.",
			query: []parameter{
				{name: "workflow", in: inQuery, about: "Key of a workflow.", schema: workflowKey(), example: "expense"},
				{name: "status", in: inQuery, about: "Only instances that are so.", schema: oneOf(engine.StatusRunning, engine.StatusSuspended, engine.StatusCompleted, engine.StatusCancelled)},
				{name: "attention", in: inQuery, about: "true lists only those that need somebody.", schema: yes()},
				{name: "starter", in: inQuery, about: "Name of the user who started it.", schema: text(""), example: "ada"},
				{name: "mine", in: inQuery, about: "true lists only those the caller has to do with in person.", schema: yes()},
				{name: "text", in: inQuery, about: "Part of the title or the workflow's name.", schema: text(""), example: "chairs"},
			},
		}},
		{get, shared.PathInstance, shared.ReadInstances, anInstance(), anySite, gives(s.getInstance), description{
			id: "getInstance", group: groupInstances, title: "One instance", more: "With the workflow it runs, and what the caller may choose for it as a whole.",
		}},
		{get, shared.PathHistory, shared.ReadInstances, anInstance(), anySite, gives(s.history).inParts(), description{
			id: "getHistory", group: groupInstances, title: "Everything that happened in an instance", more: "Oldest first. Here, after is how many events are known already.",
		}},
		{get, shared.PathInstanceData, shared.ReadInstances, anInstance(), anySite, gives(s.instanceData), description{
			id: "getInstanceData", group: groupInstances, title: "The data of an instance",
		}},
		{post, shared.PathInstanceChoose, shared.ActOnTasks, anInstance(), ownSite, makes(http.StatusOK, s.choose, showInstance[shared.Choose](s)), description{
			id: "chooseForInstance", group: groupInstances, title: "Take a transition from the whole instance", more: "Such as withdrawing it: everything open is stopped, and the instance goes on at one place.",
			refusals: []engine.Code{engine.CodeInstanceClosed, engine.CodeSuspended, engine.CodeLeadsNowhere, engine.CodeNotesRequired, shared.CodeOverloaded},
		}},
	}
}

// longestTitle is how many characters may say what an instance is about.
const longestTitle = 200

func (s *server) startInstance(r *request, body *shared.StartInstance) (string, error) {
	title := strings.TrimSpace(body.Title)
	if utf8.RuneCountInString(title) > longestTitle || strings.ContainsFunc(title, unicode.IsControl) {
		return "", &engine.Error{Code: engine.CodeInvalid, Field: "title", Message: "A title is one line of at most 200 characters. Shorten it."}
	}
	done, err := s.Runner.Submit(r.Request().Context(), r.caller, runner.Command{
		Workflow: r.workflow, Title: title, Do: &body.Start, Request: r.repeatable,
	})
	if err != nil {
		return "", err
	}
	return strconv.FormatInt(done.Instance, 10), nil
}

func (s *server) showStarted(r *request, _ *shared.StartInstance, id string) (*shared.InstanceDetail, error) {
	r.created(shared.PathInstances + "/" + id)
	number, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return nil, err
	}
	return s.Runner.Instance(r.Request().Context(), r.caller, number)
}

func (s *server) listInstances(r *request, p page) ([]shared.InstanceSummary, string, error) {
	filter := store.InstanceFilter{
		Workflow: r.QueryParam("workflow"), Status: engine.Status(r.QueryParam("status")), Starter: r.QueryParam("starter"),
		Text: r.QueryParam("text"), After: p.after, Limit: p.limit,
	}
	if filter.Workflow != "" && !engine.ValidKey(filter.Workflow) {
		return nil, "", badKey()
	}
	switch filter.Status {
	case "", engine.StatusRunning, engine.StatusSuspended, engine.StatusCompleted, engine.StatusCancelled:
	default:
		return nil, "", &engine.Error{Code: engine.CodeInvalid, Field: "status", Message: "A status is running, suspended, completed or cancelled. Choose one, or leave it out for all."}
	}
	var err error
	if filter.Attention, err = r.flag("attention"); err != nil {
		return nil, "", err
	}
	if filter.Mine, err = r.flag("mine"); err != nil {
		return nil, "", err
	}
	return s.Store.Instances(r.Request().Context(), r.caller, filter)
}

func badKey() error {
	return &engine.Error{Code: engine.CodeInvalid, Field: "workflow", Message: "This is no key of a workflow. Choose one of the list of workflows."}
}

func (s *server) getInstance(r *request) (*shared.InstanceDetail, error) {
	return s.Runner.Instance(r.Request().Context(), r.caller, r.instance)
}

func (s *server) history(r *request) (*shared.History, error) {
	part, err := r.page()
	if err != nil {
		return nil, err
	}
	after, err := positiveNumber("after", part.after)
	if err != nil {
		return nil, err
	}
	events, more, err := s.Store.HistoryPart(r.Request().Context(), r.caller, r.instance, int(after), part.limit)
	if events == nil {
		events = []engine.Event{} // a list, not null
	}
	if more {
		r.linkNext(strconv.FormatInt(after+int64(len(events)), 10))
	}
	return &shared.History{Events: events}, err
}

func (s *server) instanceData(r *request) (*shared.InstanceData, error) {
	i, err := s.Store.Instance(r.Request().Context(), r.caller, r.instance)
	if err != nil {
		return nil, err
	}
	data := i.Fold.Data
	if data == nil {
		data = map[string]any{}
	}
	return &shared.InstanceData{Data: data, Events: i.Sequence}, nil
}

func (s *server) choose(r *request, body *shared.Choose) (string, error) {
	return "", s.command(r, &engine.Complete{Outcome: body.Outcome, Data: body.Data, Notes: body.Notes})
}

// command carries out something on the instance the address names.
func (s *server) command(r *request, do engine.Op) error {
	_, err := s.Runner.Submit(r.Request().Context(), r.caller, runner.Command{Instance: r.instance, Do: do, Request: r.repeatable})
	return err
}

// showInstance answers the instance as it is after a command on it.
func showInstance[B any](s *server) func(*request, *B, string) (*shared.InstanceDetail, error) {
	return func(r *request, _ *B, _ string) (*shared.InstanceDetail, error) { return s.getInstance(r) }
}
