package api

import (
	"net/http"
	"strconv"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

func (s *server) versionRoutes() []route {
	return []route{
		{post, shared.PathPublish, shared.Publish, aWorkflow(), ownSite, makes(http.StatusCreated, s.publish, s.showPublished).orElse(http.StatusOK), description{
			id: "publishDraft", group: groupWorkflows, title: "Make the draft the next version",
			more:          "A note may say what is new. 201 with the new version, or 200 with the newest where the draft does not differ from it. A draft that does not compile is refused with every problem.",
			answerHeaders: []parameter{location("/api/v1/workflows/expense/versions/2")},
			refusals:      []engine.Code{shared.CodeConflict, shared.CodeArchived},
		}},
		{get, shared.PathVersions, shared.ReadWorkflows, aWorkflow(), anySite, lists(s.listVersions), description{
			id: "listVersions", group: groupWorkflows, title: "List the versions of a workflow", more: "Newest first, without their content.",
		}},
		{get, shared.PathVersion, shared.ReadWorkflows, aVersion(), anySite, gives(s.getVersion), description{
			id: "getVersion", group: groupWorkflows, title: "One version with its content",
		}},
	}
}

// stayed marks the result of publishing a draft that was a version already.
const stayed = "="

func (s *server) publish(r *request, body *shared.PublishDraft) (string, error) {
	version, created, err := s.Runner.Publish(r.recording(), r.caller, r.workflow, *body)
	if err != nil {
		return "", s.staleDraft(r, body.Revision, err)
	}
	result := strconv.Itoa(version.Version)
	if !created {
		result = stayed + result
	}
	return result, nil
}

func (s *server) showPublished(r *request, _ *shared.PublishDraft, result string) (*shared.Version, error) {
	number, same := strings.CutPrefix(result, stayed)
	n, err := strconv.Atoi(number)
	if err != nil {
		return nil, err
	}
	version, err := s.Store.Version(r.Request().Context(), r.caller, r.workflow, n)
	if err != nil {
		return nil, err
	}
	version.Workflow = nil
	if same {
		r.status = http.StatusOK
	} else {
		r.created(shared.PathWorkflows + "/" + r.workflow + "/versions/" + number)
	}
	return version, nil
}

// listVersions gives a part of the list: it is short enough to be read as a whole.
func (s *server) listVersions(r *request, p page) ([]shared.Version, string, error) {
	before := 0
	if p.after != "" {
		n, err := strconv.Atoi(p.after)
		if err != nil || n < 1 || strconv.Itoa(n) != p.after {
			return nil, "", &engine.Error{Code: engine.CodeInvalid, Field: "after", Message: "This is no place a list was left at. Begin without it, and take what each answer gives for the next."}
		}
		before = n
	}
	all, err := s.Store.Versions(r.Request().Context(), r.caller, r.workflow)
	var list []shared.Version
	for _, v := range all {
		switch {
		case before > 0 && v.Version >= before:
		case len(list) == p.limit:
			return list, strconv.Itoa(list[len(list)-1].Version), err
		default:
			list = append(list, v)
		}
	}
	return list, "", err
}

func (s *server) getVersion(r *request) (*shared.Version, error) {
	return s.Store.Version(r.Request().Context(), r.caller, r.workflow, r.version)
}
