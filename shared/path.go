package shared

// Paths of the API. ":name" marks a parameter, in Echo's way.
const (
	PathSession       = "/api/v1/session"        // POST sign in, DELETE sign out
	PathSessionClaim  = "/api/v1/session/claim"  // POST the one-time key
	PathSessionActAs  = "/api/v1/session/act-as" // POST, demo mode only
	PathMe            = "/api/v1/me"             // GET
	PathDirectory     = "/api/v1/directory"      // GET users and groups
	PathWorkflows     = "/api/v1/workflows"      // GET, POST
	PathWorkflow      = "/api/v1/workflows/:key" // GET, PUT the draft
	PathPublish       = "/api/v1/workflows/:key/publish"
	PathVersions      = "/api/v1/workflows/:key/versions"
	PathVersion       = "/api/v1/workflows/:key/versions/:version"
	PathWorkflowDOT   = "/api/v1/workflows/:key/dot"     // GET the draft as text
	PathDiagram       = "/api/v1/workflows/:key/diagram" // GET the draft as SVG
	PathLayout        = "/api/v1/layout"                 // POST a workflow, get positions
	PathWorkflowStart = "/api/v1/workflows/:key/instances"
	PathInstances     = "/api/v1/instances"
	PathInstance      = "/api/v1/instances/:id"
	PathHistory       = "/api/v1/instances/:id/history"
	PathTasks         = "/api/v1/tasks"
	PathTask          = "/api/v1/tasks/:id"
	PathTaskComplete  = "/api/v1/tasks/:id/complete"
	PathTaskClaim     = "/api/v1/tasks/:id/claim"
	PathTaskRelease   = "/api/v1/tasks/:id/release"
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

// WriteHeader must be present on every request that changes something; a page
// of another site cannot send it.
const WriteHeader = "X-Statecraft"
