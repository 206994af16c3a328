package crash

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
	"statecraft/shared/dot"
	"statecraft/shared/examples"
)

// person calls the server: with the cookie of a session, or with an API key.
type person struct {
	name   string
	header http.Header
}

const password = "correct horse battery"

// staff are those who act on tasks. The last one comes with an API key.
func staff() []string { return []string{"ann", "ben", "cleo", "dan"} }

// town is who there is on a server, and what they work on.
type town struct {
	chief    person // administers
	olga     person // operates
	acting   []person
	keys     []string // of workflows
	workflow string   // one that is published again and again
}

// found makes the first administrator, everybody else and the workflows.
func found(t testing.TB, s *server) *town {
	t.Helper()
	v := &town{chief: signIn(t, s, shared.PathSessionClaim, "chief", shared.Claim{Key: s.key, User: "chief", Password: password})}
	c := &caller{t: t, server: s, as: v.chief}
	workflows := allWorkflows(t)
	groups := examples.Groups(workflows)
	for _, g := range groups {
		c.want(http.StatusCreated, "POST", shared.PathGroups, shared.CreateGroup{Name: g}, nil)
	}
	v.olga = c.enrol("olga", shared.Operator, nil)
	for _, name := range staff() {
		v.acting = append(v.acting, c.enrol(name, shared.Participant, groups))
	}
	last := &v.acting[len(v.acting)-1]
	last.header = (&caller{t: t, server: s, as: *last}).apiKey()
	for n := range workflows {
		c.publish(&workflows[n])
		v.keys = append(v.keys, workflows[n].Key)
	}
	v.workflow = "notice"
	c.publish(&engine.Workflow{Key: v.workflow, States: []engine.State{{ID: "read", Initial: true, Actors: []engine.Actor{engine.ActorAnyone}}}})
	return v
}

// allWorkflows are the examples of the program and some that do what those do
// not.
func allWorkflows(t testing.TB) []engine.Workflow {
	t.Helper()
	list, err := examples.All()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/*.dot")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, err := dot.Parse(text)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		list = append(list, read.Workflow)
	}
	return list
}

// signIn gives somebody with the cookie of a new session.
func signIn(t testing.TB, s *server, path, name string, body any) person {
	t.Helper()
	c := &caller{t: t, server: s}
	answer := c.exchange("POST", path, "", body)
	if answer.status != http.StatusOK {
		t.Fatalf("%s cannot sign in: %d %s", name, answer.status, answer.body)
	}
	cookie, _, _ := strings.Cut(answer.header.Get("Set-Cookie"), ";")
	return person{name, http.Header{"Cookie": {cookie}}}
}

// caller makes requests that are no part of a test of their own: each must be
// answered as expected.
type caller struct {
	t      testing.TB
	server *server
	as     person
}

// exchange makes a request and reads the answer.
func (c *caller) exchange(method, path, key string, body any) answer {
	c.t.Helper()
	var text []byte
	if body != nil {
		var err error
		if text, err = json.Marshal(body); err != nil {
			c.t.Fatal(err)
		}
	}
	answer, err := c.server.exchange(method, path, key, c.as, text)
	if err != nil {
		c.t.Fatal(err)
	}
	return answer
}

// want makes a request and reads the answer into the value.
func (c *caller) want(status int, method, path string, body, into any) {
	c.t.Helper()
	got := c.exchange(method, path, "", body)
	if got.status != status {
		c.t.Fatalf("%s %s: %d, want %d: %s", method, path, got.status, status, got.body)
	}
	if into != nil {
		if err := json.Unmarshal(got.body, into); err != nil {
			c.t.Fatal(err)
		}
	}
}

// enrol makes a user and has them choose their password.
func (c *caller) enrol(name string, set shared.PermissionSet, groups []string) person {
	c.t.Helper()
	var given shared.OneTimePassword
	c.want(http.StatusCreated, "POST", shared.PathUsers, shared.CreateUser{Name: name, Groups: groups, Permissions: []shared.PermissionSet{set}}, &given)
	return signIn(c.t, c.server, shared.PathSession, name, shared.SignIn{User: name, Password: given.Password, NewPassword: password + name})
}

// apiKey gives the header of a key with which its owner may do what they do.
func (c *caller) apiKey() http.Header {
	c.t.Helper()
	var made shared.CreatedKey
	scopes := []shared.Permission{shared.ReadWorkflows, shared.Start, shared.ReadInstances, shared.ActOnTasks}
	c.want(http.StatusCreated, "POST", shared.PathKeys, shared.CreateKey{Name: "robot", Scopes: scopes, ExpiresAt: time.Now().Add(24 * time.Hour).UTC()}, &made)
	return http.Header{"Authorization": {"Bearer " + made.Secret}}
}

func (c *caller) publish(w *engine.Workflow) {
	c.t.Helper()
	var draft shared.Draft
	c.want(http.StatusCreated, "POST", shared.PathWorkflows, shared.CreateWorkflow{Workflow: *w}, &draft)
	c.want(http.StatusCreated, "POST", shared.PathWorkflows+"/"+w.Key+"/publish", shared.PublishDraft{Revision: draft.Revision}, nil)
}
