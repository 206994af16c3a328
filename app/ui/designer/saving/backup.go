package saving

import (
	"bytes"
	"encoding/json"
	"time"

	"statecraft/engine"
)

// Backup is a draft kept in the browser because the server does not have it.
type Backup struct {
	Workflow engine.Workflow `json:"workflow"`
	// Base is the server's revision it rests on.
	Base int       `json:"base"`
	At   time.Time `json:"at"`
}

// Recovery says what to do with a backup found when a draft is opened.
type Recovery string

const (
	Drop    Recovery = "drop"    // the server has the same
	Restore Recovery = "restore" // nobody saved since: go on with it
	Ask     Recovery = "ask"     // somebody saved since: a person decides
)

// Recover compares a backup with what the server has as revision. A backup that
// the server has although no answer came back is dropped, not asked about.
func Recover(b Backup, server *engine.Workflow, revision int) Recovery {
	switch {
	case Same(&b.Workflow, server):
		return Drop
	case b.Base == revision:
		return Restore
	}
	return Ask
}

// Same tells whether two workflows are equal in every field that is stored.
func Same(a, b *engine.Workflow) bool {
	left, errLeft := json.Marshal(a)
	right, errRight := json.Marshal(b)
	return errLeft == nil && errRight == nil && bytes.Equal(left, right)
}

// BackupKey is the name a backup is kept under: one person's backup is not
// offered to another at the same browser.
func BackupKey(user, workflow string) string {
	return "statecraft.draft." + user + "." + workflow
}
