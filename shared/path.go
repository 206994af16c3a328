package shared

// Paths of the API. ":name" marks a parameter, in Echo's way.
const (
	PathSession       = "/api/v1/session"        // POST sign in, DELETE sign out
	PathSessionClaim  = "/api/v1/session/claim"  // POST the one-time key
	PathSessionActAs  = "/api/v1/session/act-as" // POST, demo mode only
	PathMe            = "/api/v1/me"             // GET
	PathMyPassword    = "/api/v1/me/password"    // PUT
	PathMySessions    = "/api/v1/me/sessions"    // GET, DELETE all but this one
	PathSessionOfUser = "/api/v1/sessions/:id"   // DELETE
	PathKeys          = "/api/v1/keys"           // GET, POST
	PathKey           = "/api/v1/keys/:id"       // DELETE
	PathDirectory     = "/api/v1/directory"      // GET users and groups

	PathUsers        = "/api/v1/users"                      // GET, POST
	PathUser         = "/api/v1/users/:name"                // GET, PATCH
	PathUserPassword = "/api/v1/users/:name/password"       // POST gives a one-time password
	PathUserSessions = "/api/v1/users/:name/sessions"       // GET, DELETE
	PathGroups       = "/api/v1/groups"                     // GET, POST
	PathGroup        = "/api/v1/groups/:name"               // GET, PATCH, DELETE
	PathMember       = "/api/v1/groups/:name/members/:user" // PUT, DELETE

	PathWorkflows     = "/api/v1/workflows"      // GET, POST
	PathWorkflow      = "/api/v1/workflows/:key" // GET, PUT and DELETE the draft
	PathPublish       = "/api/v1/workflows/:key/publish"
	PathDuplicate     = "/api/v1/workflows/:key/duplicate"
	PathArchive       = "/api/v1/workflows/:key/archive"
	PathUnarchive     = "/api/v1/workflows/:key/unarchive"
	PathRights        = "/api/v1/workflows/:key/rights"  // GET, PUT
	PathWorkflowDOT   = "/api/v1/workflows/:key/dot"     // GET the draft as text
	PathWorkflowJSON  = "/api/v1/workflows/:key/json"    // GET the draft as a file
	PathDiagram       = "/api/v1/workflows/:key/diagram" // GET the draft as SVG
	PathWorkflowPNG   = "/api/v1/workflows/:key/png"     // GET the draft as PNG
	PathWorkflowStart = "/api/v1/workflows/:key/instances"
	PathDraftChanges  = "/api/v1/workflows/:key/changes"       // GET who saved what
	PathPresence      = "/api/v1/workflows/:key/presence/:tab" // PUT, DELETE
	PathVersions      = "/api/v1/workflows/:key/versions"
	PathVersion       = "/api/v1/workflows/:key/versions/:version"
	PathVersionDOT    = "/api/v1/workflows/:key/versions/:version/dot"
	PathVersionJSON   = "/api/v1/workflows/:key/versions/:version/json"
	PathVersionSVG    = "/api/v1/workflows/:key/versions/:version/diagram"
	PathVersionPNG    = "/api/v1/workflows/:key/versions/:version/png"
	PathLayout        = "/api/v1/layout" // POST a workflow, get positions
	PathCheck         = "/api/v1/check"  // POST a workflow, get what is wrong with it

	PathInstances       = "/api/v1/instances"
	PathInstance        = "/api/v1/instances/:id"
	PathHistory         = "/api/v1/instances/:id/history"
	PathInstanceData    = "/api/v1/instances/:id/data" // GET, POST changes
	PathInstanceChoose  = "/api/v1/instances/:id/choose"
	PathInstanceRoles   = "/api/v1/instances/:id/roles"
	PathInstanceSuspend = "/api/v1/instances/:id/suspend"
	PathInstanceResume  = "/api/v1/instances/:id/resume"
	PathInstanceCancel  = "/api/v1/instances/:id/cancel"
	PathInstanceSkip    = "/api/v1/instances/:id/skip"
	PathInstanceMove    = "/api/v1/instances/:id/move"
	PathInstanceRetry   = "/api/v1/instances/:id/retry"

	PathTasks        = "/api/v1/tasks"
	PathTaskCounts   = "/api/v1/tasks/counts" // GET how many there are in each view
	PathTask         = "/api/v1/tasks/:id"
	PathTaskComplete = "/api/v1/tasks/:id/complete"
	PathTaskClaim    = "/api/v1/tasks/:id/claim"
	PathTaskRelease  = "/api/v1/tasks/:id/release"
	PathTaskDelegate = "/api/v1/tasks/:id/delegate"
	PathTaskAssign   = "/api/v1/tasks/:id/assign"

	PathAudit         = "/api/v1/audit"
	PathStream        = "/api/v1/stream" // GET what happens, as it happens
	PathResumeSending = "/api/v1/sending/resume"
	PathOpenAPI       = "/api/v1/openapi.json"
	PathReference     = "/api/v1/reference" // GET the document for people
)

// Pages lists the paths of the page, for the server to answer with the start
// page and for the page to route.
func Pages() []string {
	return []string{
		PageHome, PageSignIn, PageWorkflows, PageWorkflow, PageVersion,
		PageInstances, PageInstance, PageInbox, PageTask,
	}
}

// Paths of the pages.
const (
	PageHome      = "/"
	PageSignIn    = "/sign-in"
	PageWorkflows = "/workflows"
	PageWorkflow  = "/workflows/:key"
	PageVersion   = "/workflows/:key/versions/:version"
	PageInstances = "/instances"
	PageInstance  = "/instances/:id"
	PageInbox     = "/inbox"
	PageTask      = "/inbox/:id"
)

// WriteHeader must be present on every request with a session that changes
// something; a page of another site cannot send it.
const WriteHeader = "X-Statecraft"

// IdempotencyKey names a request, so that it can be repeated by who has not
// heard the answer. IdempotencyReplayed says that it was.
const (
	IdempotencyKey      = "Idempotency-Key"
	IdempotencyReplayed = "Idempotency-Replayed"
)
