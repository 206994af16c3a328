package api

import (
	"net/http"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// workflowRoutes are about workflows as a whole: which there are, and their life.
func (s *server) workflowRoutes() []route {
	archived := []engine.Code{shared.CodeConflict, shared.CodeArchived}
	return []route{
		{get, shared.PathWorkflows, shared.ReadWorkflows, nothing(), anySite, lists(s.listWorkflows), description{
			id: "listWorkflows", group: groupWorkflows, title: "List workflows", more: "By name, those the caller may see.",
			query: []parameter{
				{name: "text", in: inQuery, about: "Part of the name, the key or the description.", schema: text(""), example: "expense"},
				{name: "archived", in: inQuery, about: "true lists those in the archive, and no others.", schema: yes()},
			},
		}},
		{post, shared.PathWorkflows, shared.EditWorkflows, nothing(), ownSite,
			makes(http.StatusCreated, s.createWorkflow, s.showCreatedWorkflow).takesToo(graphviz, shared.CreateWorkflow{}), description{
				id: "createWorkflow", group: groupWorkflows, title: "Make a workflow, or import one",
				more: "From JSON, or from a directed graph in DOT. What DOT does not say is guessed: every guess is listed with its other reading, and so is whatever a workflow cannot hold. " +
					"A key that is taken gets a number appended.",
				query:         []parameter{{name: "key", in: inQuery, about: "Key for an imported workflow; else that of the text, or one made of its name.", schema: workflowKey(), example: "expense"}},
				answerHeaders: []parameter{location("/api/v1/workflows/expense"), etag()},
				refusals:      []engine.Code{shared.CodeExists},
			}},
		{post, shared.PathDuplicate, shared.EditWorkflows, theWorkflow(), ownSite, makes(http.StatusCreated, s.duplicateWorkflow, s.showDraftOf), description{
			id: "duplicateWorkflow", group: groupWorkflows, title: "Copy a draft into a workflow of its own",
			answerHeaders: []parameter{location("/api/v1/workflows/expense-2"), etag()},
			refusals:      []engine.Code{shared.CodeConflict, shared.CodeExists},
		}},
		{post, shared.PathArchive, shared.ReadWorkflows, theWorkflow(), ownSite, makes(http.StatusOK, s.archiveWorkflow, s.showDraft), description{
			id: "archiveWorkflow", group: groupWorkflows, title: "Put a workflow into the archive", more: "Nobody starts or changes it there; what runs goes on. Takes the right to publish, or to design where nothing was published.",
			refusals: append(archived, engine.CodeForbidden),
		}},
		{post, shared.PathUnarchive, shared.ReadWorkflows, theWorkflow(), ownSite, makes(http.StatusOK, s.unarchiveWorkflow, s.showDraft), description{
			id: "unarchiveWorkflow", group: groupWorkflows, title: "Take a workflow out of the archive", more: "Takes the right to publish, or to design where nothing was published.",
			refusals: archived,
		}},
		{remove, shared.PathWorkflow, shared.ReadWorkflows, theWorkflow(), ownSite, ends(s.deleteWorkflow), description{
			id: "deleteWorkflow", group: groupWorkflows, title: "Delete a workflow", more: "Refused while instances run. Its key stays taken, and the instances it has had can still be read. Takes the right to publish, or to design where nothing was published.",
			headers: []parameter{ifMatch("The revision of the draft. Needed.")}, refusals: []engine.Code{shared.CodeInUse, shared.CodeStale},
		}},
		{get, shared.PathRights, shared.ReadWorkflows, aWorkflow(), anySite, gives(s.rights), description{
			id: "getRights", group: groupWorkflows, title: "Who may do what with a workflow", more: "Takes the permission directory.read as well.", answerHeaders: []parameter{etag()},
		}},
		{put, shared.PathRights, shared.ManagePeople, theWorkflow(), ownSite, changes(s.setRights), description{
			id: "setRights", group: groupWorkflows, title: "Say who may do what with a workflow", more: "Replaces the whole list. A right nobody is listed for is left to permission sets.",
			headers: []parameter{ifMatch("The revision of the list, in place of the one in the body.")}, answerHeaders: []parameter{etag()},
			refusals: []engine.Code{shared.CodeConflict, shared.CodeStale},
		}},
	}
}

// moment is the time of a change, as fine as databases keep it.
func (s *server) moment() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

func (s *server) listWorkflows(r *request, p page) ([]shared.WorkflowSummary, string, error) {
	archived, err := r.flag("archived")
	if err != nil {
		return nil, "", err
	}
	return s.Runner.Workflows(r.Request().Context(), r.caller, store.WorkflowFilter{
		Archived: archived, Text: r.QueryParam("text"), After: p.after, Limit: p.limit,
	})
}

func (s *server) duplicateWorkflow(r *request, body *shared.DraftRevision) (string, error) {
	draft, err := s.Store.DuplicateWorkflow(r.recording(), r.caller, r.workflow, body.Revision, s.moment())
	if err != nil {
		return "", s.staleDraft(r, body.Revision, err)
	}
	return draft.Workflow.Key, nil
}

func (s *server) showDraftOf(r *request, _ *shared.DraftRevision, key string) (*shared.Draft, error) {
	r.created(shared.PathWorkflows + "/" + key)
	return s.draft(r, key)
}

func (s *server) archiveWorkflow(r *request, body *shared.DraftRevision) (string, error) {
	_, err := s.Store.ArchiveWorkflow(r.recording(), r.caller, r.workflow, body.Revision, s.moment())
	return "", s.staleDraft(r, body.Revision, err)
}

func (s *server) unarchiveWorkflow(r *request, body *shared.DraftRevision) (string, error) {
	_, err := s.Store.UnarchiveWorkflow(r.recording(), r.caller, r.workflow, body.Revision, s.moment())
	return "", s.staleDraft(r, body.Revision, err)
}

func (s *server) showDraft(r *request, _ *shared.DraftRevision, _ string) (*shared.Draft, error) {
	return s.draft(r, r.workflow)
}

func (s *server) deleteWorkflow(r *request) error {
	revision, err := r.neededRevision()
	if err != nil {
		return err
	}
	err = s.Store.DeleteWorkflow(r.Request().Context(), r.caller, r.workflow, revision, s.moment())
	return s.staleDraft(r, revision, err)
}

func (s *server) rights(r *request) (*shared.WorkflowRights, error) {
	list, err := s.Store.Rights(r.Request().Context(), r.caller, r.workflow)
	if err == nil {
		r.tag(list.Revision)
	}
	return list, err
}

func (s *server) setRights(r *request, body *shared.WorkflowRights) (_ *shared.WorkflowRights, err error) {
	if body.Revision, err = r.basedOn(body.Revision); err != nil {
		return nil, err
	}
	list, err := s.Store.SetRights(r.Request().Context(), r.caller, r.workflow, *body, s.moment())
	if err == nil {
		r.tag(list.Revision)
	}
	return list, err
}
