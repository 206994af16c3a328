package api

import (
	"errors"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) draftRoutes() []route {
	return []route{
		{get, shared.PathWorkflow, shared.ReadWorkflows, aWorkflow(), anySite, gives(s.getDraft), description{
			id: "getDraft", group: groupWorkflows, title: "The draft of a workflow", answerHeaders: []parameter{etag()},
		}},
		{put, shared.PathWorkflow, shared.EditWorkflows, aWorkflow(), ownSite, changes(s.saveDraft), description{
			id: "saveDraft", group: groupWorkflows, title: "Save a draft",
			more:          "It may hold problems. If-Match or the body names the revision it is based on; where that is not the newest, the problem lists what changed since, and who did.",
			headers:       []parameter{ifMatch("The revision the draft is based on, in place of the one in the body.")},
			answerHeaders: []parameter{etag()},
			refusals:      []engine.Code{shared.CodeConflict, shared.CodeStale, shared.CodeArchived},
		}},
		{get, shared.PathDraftChanges, shared.ReadWorkflows, aWorkflow(), anySite, lists(s.listDraftChanges), description{
			id: "listDraftChanges", group: groupWorkflows, title: "Who saved what in a draft", more: "Newest first.",
			query: []parameter{{name: "since", in: inQuery, about: "Only what was saved after this revision.", schema: positive(), example: 4}},
		}},
		{post, shared.PathCheck, shared.ReadWorkflows, nothing(), ownSite, computes(s.check), description{
			id: "checkWorkflow", group: groupWorkflows, title: "What is wrong with a workflow", more: "Nothing is stored.",
		}},
	}
}

func (s *server) getDraft(r *request) (*shared.Draft, error) { return s.draft(r, r.workflow) }

// draft is a draft with its revision in the header.
func (s *server) draft(r *request, key string) (*shared.Draft, error) {
	draft, err := s.Store.Draft(r.Request().Context(), r.caller, key)
	if err == nil {
		r.tag(draft.Revision)
	}
	return draft, err
}

func (s *server) saveDraft(r *request, body *shared.SaveDraft) (*shared.Saved, error) {
	revision, err := r.basedOn(body.Revision)
	if err != nil {
		return nil, err
	}
	if body.Workflow.Key != r.workflow {
		return nil, &engine.Error{Code: engine.CodeInvalid, Field: "workflow.key", Message: "A workflow keeps its key. Save it under the key it has, or create a new one."}
	}
	saved, err := s.Store.SaveDraft(r.Request().Context(), r.caller, &body.Workflow, revision, s.moment())
	if err != nil {
		return nil, s.staleDraft(r, revision, err)
	}
	r.tag(saved.Revision)
	return saved, nil
}

// staleError is the refusal of a change that is based on an older draft.
type staleError struct {
	refusal *engine.Error
	changes []shared.DraftChange
}

func (e *staleError) Error() string { return e.refusal.Error() }

// Unwrap gives the refusal itself.
func (e *staleError) Unwrap() error { return e.refusal }

func (e *staleError) tell(p *shared.ProblemDocument) { p.Changes = e.changes }

// staleDraft adds to a conflict what changed in the draft since the revision.
func (s *server) staleDraft(r *request, since int, err error) error {
	var told *engine.Error
	if !errors.As(err, &told) || told.Code != shared.CodeConflict || since < 1 {
		return err
	}
	changes, failed := s.Store.DraftChanges(r.Request().Context(), r.caller, r.workflow, since)
	if failed != nil {
		return err // the conflict is what matters
	}
	return &staleError{told, byPerson(changes)}
}

// byPerson names who saved as people know them.
func byPerson(changes []shared.DraftChange) []shared.DraftChange {
	for n := range changes {
		changes[n].By = person(changes[n].By)
	}
	return changes
}

func (s *server) listDraftChanges(r *request, p page) ([]shared.DraftChange, string, error) {
	since, err := positiveNumber("since", r.QueryParam("since"))
	if err != nil {
		return nil, "", err
	}
	list, next, err := s.Store.DraftHistory(r.Request().Context(), r.caller, r.workflow, store.DraftFilter{Since: int(since), After: p.after, Limit: p.limit})
	return byPerson(list), next, err
}

func (s *server) check(_ *request, w *engine.Workflow) (*shared.Check, error) {
	program, problems := engine.Compile(w)
	if problems == nil {
		problems = []engine.Problem{}
	}
	return &shared.Check{Runs: program != nil, Problems: problems}, nil
}

// newWorkflow is a workflow to be made: given as JSON, or read from DOT.
type newWorkflow struct {
	shared.CreateWorkflow
	imported imported
}

func (s *server) createWorkflow(r *request, body *newWorkflow) (string, error) {
	w := &body.Workflow
	if key := r.QueryParam("key"); key != "" {
		w.Key = key
	}
	if !engine.ValidKey(w.Key) {
		return "", &engine.Error{Code: engine.CodeInvalid, Field: "workflow.key", Message: "The workflow needs a key of lower-case letters, digits and dashes, such as expense-claim."}
	}
	draft, err := s.Store.CreateWorkflow(r.recording(), r.caller, store.NewWorkflow{Workflow: w, At: s.moment()})
	if err != nil {
		return "", err
	}
	return draft.Workflow.Key, nil
}

func (s *server) showCreatedWorkflow(r *request, body *newWorkflow, key string) (*Created, error) {
	r.created(shared.PathWorkflows + "/" + key)
	draft, err := s.draft(r, key)
	if err != nil {
		return nil, err
	}
	return &Created{Draft: *draft, Guesses: body.imported.guesses, Dropped: body.imported.dropped}, nil
}
