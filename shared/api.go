package shared

import (
	"encoding/json"
	"time"

	"statecraft/engine"
)

// SignIn is the body of POST PathSession. Who signs in with a one-time password
// gets CodeNewPassword, and repeats with the password of their choice.
type SignIn struct {
	User        string `json:"user"`
	Password    string `json:"password"`
	NewPassword string `json:"newPassword,omitempty"`
}

// Claim is the body of POST PathSessionClaim. In demo mode the key alone signs
// in as the administrator; otherwise user and password set up the first one.
type Claim struct {
	Key      string `json:"key"`
	User     string `json:"user,omitempty"`
	Password string `json:"password,omitempty"`
}

// ActAs is the body of POST PathSessionActAs; an empty user ends acting.
type ActAs struct {
	User string `json:"user"`
}

// User is a person of the workspace.
type User struct {
	Name        string          `json:"name"` // used in actors as user:NAME
	Display     string          `json:"display,omitempty"`
	Groups      []string        `json:"groups,omitempty"`
	Permissions []PermissionSet `json:"permissions,omitempty"`
	// Manages names the users whose manager this is.
	Manages []string `json:"manages,omitempty"`
}

// Group is a set of people, used in actors as group:NAME.
type Group struct {
	Name    string `json:"name"`
	Display string `json:"display,omitempty"`
}

// Me is the answer of GET PathMe and of every sign-in.
type Me struct {
	User
	// SignedInAs is the real person while acting as another.
	SignedInAs string `json:"signedInAs,omitempty"`
	// Demo says the server runs in demo mode; ActAs lists whom one may act as.
	Demo  bool   `json:"demo,omitempty"`
	ActAs []User `json:"actAs,omitempty"`
	// Granted lists the permissions the person's sets give.
	Granted []Permission `json:"granted"`
	Version string       `json:"version"` // of the server
}

// Directory lists who can be named as an actor.
type Directory struct {
	Users  []User  `json:"users"`
	Groups []Group `json:"groups"`
}

// WorkflowSummary is a row of GET PathWorkflows.
type WorkflowSummary struct {
	Key         string    `json:"key"`
	Name        string    `json:"name"`
	Description string    `json:"description,omitempty"`
	Revision    int       `json:"revision"`          // of the draft
	Version     int       `json:"version,omitempty"` // newest published, 0 is none
	Example     bool      `json:"example,omitempty"` // came with the program
	States      int       `json:"states"`
	Running     int       `json:"running"` // instances
	UpdatedAt   time.Time `json:"updatedAt"`
	UpdatedBy   string    `json:"updatedBy"`
	// MayStart says whether the caller may start the newest version.
	MayStart bool `json:"mayStart,omitempty"`
	// Archived workflows are kept as they are; nobody starts them.
	Archived bool `json:"archived,omitempty"`
	// May lists what the caller may do with it.
	May []Right `json:"may"`
}

// Draft is the editable content of a workflow.
type Draft struct {
	Workflow engine.Workflow `json:"workflow"`
	// Revision rises with every save; saving names the one it is based on.
	Revision int `json:"revision"`
	// Version is the newest published, 0 is none; Changed says whether the draft
	// differs from it.
	Version   int       `json:"version,omitempty"`
	Changed   bool      `json:"changed,omitempty"`
	UpdatedAt time.Time `json:"updatedAt"`
	UpdatedBy string    `json:"updatedBy"`
	// Archived drafts are not saved or published.
	Archived bool `json:"archived,omitempty"`
	// May lists what the caller may do with the workflow.
	May []Right `json:"may"`
}

// CreateWorkflow is the body of POST PathWorkflows; the answer is a Draft. A key
// that is taken gets a number appended.
type CreateWorkflow struct {
	Workflow engine.Workflow `json:"workflow"`
}

// SaveDraft is the body of PUT PathWorkflow; the answer is a Saved. A draft may
// hold problems. CodeConflict where Revision is not the newest; it may be left
// out where If-Match names it, and then the code is CodeStale. Either way the
// problem lists what changed since.
type SaveDraft struct {
	Workflow engine.Workflow `json:"workflow"`
	Revision int             `json:"revision,omitempty"`
}

// DraftRevision is the body of POST PathArchive, PathUnarchive and
// PathDuplicate: the revision of the draft the person saw.
type DraftRevision struct {
	Revision int `json:"revision"`
}

// Check is the answer of POST PathCheck, whose body is a workflow; nothing is
// stored.
type Check struct {
	// Runs says that it could be published as it is: no problem is an error.
	Runs     bool             `json:"runs"`
	Problems []engine.Problem `json:"problems"`
}

// Saved tells the new revision of a draft, or of a workflow that was put into
// the archive or taken out.
type Saved struct {
	Revision  int       `json:"revision"`
	UpdatedAt time.Time `json:"updatedAt"`
}

// PublishDraft is the body of POST PathPublish; the answer is a Version without
// workflow. CodeInvalid with problems where it does not compile.
type PublishDraft struct {
	Revision int `json:"revision"`
	// Note says what is new, for people who look at the versions later: up to 500
	// characters, in as many lines as it takes.
	Note string `json:"note,omitempty"`
}

// Version is an immutable published workflow.
type Version struct {
	Key         string           `json:"key"`
	Version     int              `json:"version"`
	PublishedAt time.Time        `json:"publishedAt"`
	PublishedBy string           `json:"publishedBy"`
	Note        string           `json:"note,omitempty"` // what is new, if somebody said
	Workflow    *engine.Workflow `json:"workflow,omitempty"`
}

// Presence is the body of PUT PathPresence: where one tab of the caller's browser
// is in a draft.
type Presence struct {
	// Selection lists the ids of the states and transitions that are selected, up
	// to 50 of them.
	Selection []string `json:"selection,omitempty"`
}

// Others is the answer of PUT PathPresence: every other tab in which somebody has
// the draft open, the same person's too, and the revision the draft has by now.
type Others struct {
	Tabs     []Tab `json:"tabs"`
	Revision int   `json:"revision"`
}

// Tab is one tab of a browser in which a person has a draft open.
type Tab struct {
	ID        string    `json:"id"`   // as the tab calls itself
	User      string    `json:"user"` // name
	Selection []string  `json:"selection,omitempty"`
	SeenAt    time.Time `json:"seenAt"`
}

const (
	// MostSelected is how many ids a Presence may name.
	MostSelected = 50
	// PresenceEvery is how often a tab says that it is there, and PresenceLasts
	// after how long without a word it counts as gone.
	PresenceEvery = 10 * time.Second
	PresenceLasts = 30 * time.Second
)

// Layout is the answer of POST PathLayout, whose body is a workflow: the middle
// of every state's card, by state id.
type Layout struct {
	Positions map[string]engine.Point `json:"positions"`
}

// StartInstance is the body of POST PathWorkflowStart; the answer is an
// InstanceDetail. Title says what this one is about.
type StartInstance struct {
	Title string `json:"title,omitempty"`
	engine.Start
}

// InstanceSummary is a row of GET PathInstances (query: workflow, status).
type InstanceSummary struct {
	ID        int64         `json:"id"`
	Workflow  string        `json:"workflow"` // key
	Name      string        `json:"name"`     // of the workflow
	Version   int           `json:"version"`
	Title     string        `json:"title,omitempty"`
	Status    engine.Status `json:"status"`
	Attention bool          `json:"attention,omitempty"` // an incident is open
	Starter   string        `json:"starter"`
	StartedAt time.Time     `json:"startedAt"`
	EndedAt   time.Time     `json:"endedAt,omitzero"`
	// Waiting names the states where something is open.
	Waiting []string `json:"waiting,omitempty"`
}

// InstanceDetail is the answer of GET PathInstance: the summary, the fold, and
// the workflow of its version.
type InstanceDetail struct {
	InstanceSummary
	Instance   engine.Instance `json:"instance"`
	Definition engine.Workflow `json:"definition"`
	// Choices are the transitions from the whole instance this caller may take.
	Choices []engine.Outcome `json:"choices,omitempty"`
}

// InstanceData is the answer of GET PathInstanceData.
type InstanceData struct {
	Data map[string]any `json:"data"`
	// Events is how many there have been: it rises with every change.
	Events int `json:"events"`
}

// Choose is the body of POST PathInstanceChoose: somebody takes a transition
// from the whole instance, such as withdrawing it. The answer is an
// InstanceDetail.
type Choose struct {
	Outcome string         `json:"outcome,omitempty"`
	Data    map[string]any `json:"data,omitempty"`
	Notes   string         `json:"notes,omitempty"`
}

// History is the answer of GET PathHistory, oldest first.
type History struct {
	Events []engine.Event `json:"events"`
}

// TaskView is the query parameter "view" of GET PathTasks.
type TaskView string

const (
	TasksMine       TaskView = "mine"       // claimed by me, or only I may act
	TasksUnassigned TaskView = "unassigned" // I may act and nobody has claimed it
	TasksGroups     TaskView = "groups"     // asked of one of my groups, and not claimed by me
	TasksAll        TaskView = "all"        // every open task I may act on
	TasksDone       TaskView = "done"       // what I signed
)

// TaskOrder is the query parameter "order" of GET PathTasks: by when open tasks
// were opened, and done ones signed.
type TaskOrder string

const (
	TasksOldest TaskOrder = "oldest" // first what has waited longest; so open ones are listed unless told
	TasksNewest TaskOrder = "newest" // first what came last; so done ones are listed unless told
)

// TaskCounts is the answer of GET PathTaskCounts: how many open tasks each view
// has, counted up to 1000.
type TaskCounts struct {
	Mine       int `json:"mine"`
	Unassigned int `json:"unassigned"`
	Groups     int `json:"groups"`
	All        int `json:"all"`
}

// MostCounted is where counting ends: a count of that many means so many or more.
const MostCounted = 1000

// Task is a human activation as the inbox shows it.
type Task struct {
	ID         string         `json:"id"` // instance-activation, such as "12-3"
	Revision   int            `json:"revision"`
	Instance   int64          `json:"instance"`
	Activation int            `json:"activation"`
	Workflow   string         `json:"workflow"` // key
	Name       string         `json:"name"`     // of the workflow
	Version    int            `json:"version"`
	Title      string         `json:"title,omitempty"` // of the instance
	State      string         `json:"state"`           // id
	StateName  string         `json:"stateName"`
	Actors     []engine.Actor `json:"actors"`
	Claimed    string         `json:"claimed,omitempty"`
	OpenedAt   time.Time      `json:"openedAt"`
	// Closed tasks say how they ended: the sign-off, or nothing if cancelled.
	ClosedAt time.Time `json:"closedAt,omitzero"`
	SignOff  *SignOff  `json:"signOff,omitempty"`
}

// SignOff is the record of one human decision.
type SignOff struct {
	By      string         `json:"by"`
	For     string         `json:"for,omitempty"` // who By represented
	At      time.Time      `json:"at"`
	State   string         `json:"state"`
	Outcome string         `json:"outcome"`
	Notes   string         `json:"notes,omitempty"`
	Data    map[string]any `json:"data,omitempty"`
}

// TaskDetail is the answer of GET PathTask.
type TaskDetail struct {
	Task
	// Outcomes are the buttons this caller has; empty when they may only look.
	Outcomes []engine.Outcome `json:"outcomes"`
	Form     *engine.Form     `json:"form,omitempty"`
	// SignOffs happened before in this instance, oldest first.
	SignOffs       []SignOff       `json:"signOffs,omitempty"`
	InstanceDetail *InstanceDetail `json:"instanceDetail"`
}

// CompleteTask is the body of POST PathTaskComplete; the answer is a TaskDetail.
// Revision is the one the person saw: CodeConflict where the task has changed.
type CompleteTask struct {
	Revision int `json:"revision"`
	// For names who is represented, where several have delegated the task.
	For     string         `json:"for,omitempty"`
	Outcome string         `json:"outcome,omitempty"`
	Data    map[string]any `json:"data,omitempty"`
	Notes   string         `json:"notes,omitempty"`
}

// DelegateTask is the body of POST PathTaskDelegate: To may act for the caller;
// the caller's own name takes that back. The answer is a TaskDetail.
type DelegateTask struct {
	To    string `json:"to"`
	Notes string `json:"notes,omitempty"`
}

// AssignTask is the body of POST PathTaskAssign: an operator hands the task to
// one person. The answer is a TaskDetail.
type AssignTask struct {
	To string `json:"to"`
}

// AuditEntry is a row of GET PathAudit: one change, of an instance or of
// anything else. Detail is its events, or what was changed.
type AuditEntry struct {
	ID       int64           `json:"id"`
	At       time.Time       `json:"at"`
	Actor    string          `json:"actor"`
	Action   string          `json:"action"`
	Object   string          `json:"object,omitempty"`
	Instance int64           `json:"instance,omitempty"`
	Detail   json.RawMessage `json:"detail"`
	Hash     string          `json:"hash"` // of this entry and all before it
}

// StreamChange is the data of a "change" in GET PathStream: something happened
// to an instance or a workflow. The id of the event is that of the journal.
type StreamChange struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Action string    `json:"action"` // as in the audit log
	// Workflow is the key. Without an instance the change is one of the workflow.
	Workflow string `json:"workflow"`
	Instance int64  `json:"instance,omitempty"`
}

// StreamPosition is the data of a "position" in GET PathStream: everything up to
// the event's id has been told. It comes first, and then whenever nothing has
// been told for a while.
type StreamPosition struct {
	// Gap says that changes between Last-Event-ID and here are not told: look at
	// everything anew.
	Gap bool `json:"gap,omitempty"`
}
