package shared

import (
	"time"

	"statecraft/engine"
)

// Codes of refusals that concern people, keys and rights.
const (
	CodeNewPassword       engine.Code = "new-password"       // a one-time password was right; choose your own
	CodeLastAdministrator engine.Code = "last-administrator" // nobody would be left who can administer
	CodeInUse             engine.Code = "in-use"             // something still depends on it
	CodeArchived          engine.Code = "archived"           // take it out of the archive first
)

// UserDetail is a user as administrators see them: a row of GET PathUsers.
type UserDetail struct {
	User
	Manager  string        `json:"manager,omitempty"` // name of a user
	Disabled bool          `json:"disabled,omitempty"`
	Password PasswordState `json:"password"`
	// Revision rises with every change; changing names the one it is based on.
	Revision  int       `json:"revision"`
	CreatedAt time.Time `json:"createdAt"`
}

// PasswordState says whether somebody can sign in by password.
type PasswordState string

const (
	PasswordNone    PasswordState = "none"     // no way in by password
	PasswordOneTime PasswordState = "one-time" // an administrator gave it; it is changed when it is used
	PasswordOwn     PasswordState = "own"      // chosen by the user
)

// CreateUser is the body of POST PathUsers; the answer is a OneTimePassword.
type CreateUser struct {
	Name        string          `json:"name"`
	Display     string          `json:"display,omitempty"`
	Groups      []string        `json:"groups,omitempty"`
	Permissions []PermissionSet `json:"permissions,omitempty"`
	Manager     string          `json:"manager,omitempty"`
}

// ChangeUser is the body of PATCH PathUser; the answer is a UserDetail. What is
// left out stays as it is. CodeConflict where Revision is not the newest,
// CodeLastAdministrator where nobody would be left who can administer.
type ChangeUser struct {
	Revision    int              `json:"revision"`
	Display     *string          `json:"display,omitempty"`
	Permissions *[]PermissionSet `json:"permissions,omitempty"`
	Manager     *string          `json:"manager,omitempty"`
	Disabled    *bool            `json:"disabled,omitempty"`
}

// ResetPassword is the body of POST PathUserPassword; the answer is a
// OneTimePassword.
type ResetPassword struct {
	Revision int `json:"revision"` // of the user
}

// OneTimePassword is a user who has been given a password. It is shown this once
// and good until a moment; whoever signs in with it chooses their own. A
// repeated request is answered without it.
type OneTimePassword struct {
	User     UserDetail `json:"user"`
	Password string     `json:"password,omitempty"`
	Until    time.Time  `json:"until,omitzero"`
}

// SetPassword is the body of PUT PathMyPassword. It ends every other session of
// the user.
type SetPassword struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// GroupDetail is a group with its members: a row of GET PathGroups.
type GroupDetail struct {
	Group
	Members []string `json:"members"` // names of users, disabled ones too
	// Revision rises with every change, of members too.
	Revision int `json:"revision"`
}

// CreateGroup is the body of POST PathGroups; the answer is a GroupDetail.
type CreateGroup struct {
	Name    string `json:"name"`
	Display string `json:"display,omitempty"`
}

// ChangeGroup is the body of PATCH PathGroup; the answer is a GroupDetail.
type ChangeGroup struct {
	Revision int    `json:"revision"`
	Display  string `json:"display"`
}

// APIKey is what programs call with on behalf of its owner. It may do what its
// scopes name, as far as the owner may.
type APIKey struct {
	ID        int64        `json:"id"`
	Owner     string       `json:"owner"`
	Name      string       `json:"name"`
	Scopes    []Permission `json:"scopes"`
	CreatedAt time.Time    `json:"createdAt"`
	ExpiresAt time.Time    `json:"expiresAt"`
	UsedAt    time.Time    `json:"usedAt,omitzero"` // to within a few minutes
	RevokedAt time.Time    `json:"revokedAt,omitzero"`
}

// CreateKey is the body of POST PathKeys; the answer is a CreatedKey.
type CreateKey struct {
	Name      string       `json:"name"`
	Scopes    []Permission `json:"scopes"`
	ExpiresAt time.Time    `json:"expiresAt"`
}

// CreatedKey is a new key with its secret, which is shown this once: a repeated
// request is answered without it.
type CreatedKey struct {
	APIKey
	Secret string `json:"secret,omitempty"`
}

// KeyPrefix begins the secret of every API key, so that people and scanners
// recognise one where it should not be.
const KeyPrefix = "sck_"

// LongestKeyLife is how far off the expiry of an API key may be.
const LongestKeyLife = 366 * 24 * time.Hour

// Session is a browser somebody is signed in with: a row of GET PathSessions.
type Session struct {
	ID        string    `json:"id"`
	User      string    `json:"user"`
	ActingAs  string    `json:"actingAs,omitempty"`
	Address   string    `json:"address,omitempty"`
	Agent     string    `json:"agent,omitempty"` // what the browser calls itself
	CreatedAt time.Time `json:"createdAt"`
	SeenAt    time.Time `json:"seenAt"` // to within a few minutes
	ExpiresAt time.Time `json:"expiresAt"`
	Current   bool      `json:"current,omitempty"` // the one that asks
}

// WorkflowRights says who may do what with one workflow: body and answer of
// PathRights. A right nobody is listed for is left to permission sets.
type WorkflowRights struct {
	// Revision rises with every change of the list; a change names the one it is
	// based on.
	Revision int                      `json:"revision"`
	Rights   map[Right][]engine.Actor `json:"rights"`
}
