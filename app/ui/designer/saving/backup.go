package saving

import (
	"encoding/json"
	"time"

	"statecraft/app/editor/merge"
	"statecraft/engine"
)

// Backup is a draft kept in the browser because the server does not have it.
type Backup struct {
	Workflow engine.Workflow `json:"workflow"`
	// Base is the server's revision it rests on, and From what that is: with it,
	// what somebody else has saved since can be merged.
	Base int              `json:"base"`
	From *engine.Workflow `json:"from,omitempty"`
	At   time.Time        `json:"at"`
}

// Written is a Backup whose workflows are JSON already, as sending them needs
// them anyway.
type Written struct {
	Workflow json.RawMessage `json:"workflow"`
	Base     int             `json:"base"`
	From     json.RawMessage `json:"from,omitempty"`
	At       time.Time       `json:"at"`
}

// Recovery says what to do with a backup found when a draft is opened.
type Recovery string

const (
	Drop    Recovery = "drop"    // the server has the same
	Restore Recovery = "restore" // nobody saved since: go on with it
	Merge   Recovery = "merge"   // somebody saved since: bring the two together
	Ask     Recovery = "ask"     // somebody saved since, and nobody knows since what
)

// Recover compares a backup with what the server has as revision. A backup that
// the server has although no answer came back is dropped, not asked about.
func Recover(b Backup, server *engine.Workflow, revision int) Recovery {
	switch {
	case merge.Same(&b.Workflow, server):
		return Drop
	case b.Base == revision:
		return Restore
	case b.From != nil:
		return Merge
	}
	return Ask
}

// BackupKey is the name a backup is kept under: one person's backup is not
// offered to another at the same browser.
func BackupKey(user, workflow string) string {
	return "statecraft.draft." + user + "." + workflow
}
