package api

import (
	"net/http"

	"statecraft/shared"
)

// route is one row of the table: what it is called by, what it demands of the
// caller, and who answers. Rows that change something (every method but GET)
// are refused to other sites.
type route struct {
	method     string
	path       string
	permission shared.Permission
	handle     func(*request) error
}

// routes is the table. Lists are answered as JSON arrays.
func (s *server) routes() []route {
	rows := []route{
		{http.MethodPost, shared.PathSession, shared.Public, s.signIn},
		{http.MethodDelete, shared.PathSession, shared.SignedIn, s.signOut},
		{http.MethodPost, shared.PathSessionClaim, shared.Public, s.claim},
		{http.MethodPost, shared.PathSessionActAs, shared.SignedIn, s.actAs},
		{http.MethodGet, shared.PathMe, shared.SignedIn, s.me},
		{http.MethodGet, shared.PathDirectory, shared.ReadDirectory, s.directory},

		{http.MethodGet, shared.PathWorkflows, shared.ReadWorkflows, s.listWorkflows},
		{http.MethodPost, shared.PathWorkflows, shared.EditWorkflows, s.createWorkflow},
		{http.MethodGet, shared.PathWorkflow, shared.ReadWorkflows, s.getDraft},
		{http.MethodPut, shared.PathWorkflow, shared.EditWorkflows, s.saveDraft},
		{http.MethodPost, shared.PathPublish, shared.Publish, s.publish},
		{http.MethodGet, shared.PathVersions, shared.ReadWorkflows, s.listVersions},
		{http.MethodGet, shared.PathVersion, shared.ReadWorkflows, s.getVersion},
		{http.MethodGet, shared.PathWorkflowDOT, shared.ReadWorkflows, s.dot},
		{http.MethodGet, shared.PathDiagram, shared.ReadWorkflows, s.diagram},
		{http.MethodPost, shared.PathLayout, shared.ReadWorkflows, s.layout},

		{http.MethodPost, shared.PathWorkflowStart, shared.Start, s.startInstance},
		{http.MethodGet, shared.PathInstances, shared.ReadInstances, s.listInstances},
		{http.MethodGet, shared.PathInstance, shared.ReadInstances, s.getInstance},
		{http.MethodGet, shared.PathHistory, shared.ReadInstances, s.history},

		{http.MethodGet, shared.PathTasks, shared.ActOnTasks, s.listTasks},
		{http.MethodGet, shared.PathTask, shared.ActOnTasks, s.getTask},
		{http.MethodPost, shared.PathTaskComplete, shared.ActOnTasks, s.completeTask},
		{http.MethodPost, shared.PathTaskClaim, shared.ActOnTasks, s.claimTask},
		{http.MethodPost, shared.PathTaskRelease, shared.ActOnTasks, s.releaseTask},

		{http.MethodGet, PathAssets + "*", shared.Public, s.asset},
	}
	for _, path := range shared.Pages() {
		rows = append(rows, route{http.MethodGet, path, shared.Public, s.page})
	}
	return rows
}
