package api

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/store"
	"statecraft/shared"
)

// request is what an action is given: the request, who calls, and what the
// address names.
type request struct {
	echo.Context
	server *server
	row    *route
	// session is nil on public rows and for callers with an API key.
	session *auth.Session
	caller  store.Caller

	workflow string // key
	version  int
	instance int64
	task     store.TaskID
	name     string // of a user or group, or a session's id
	user     string // in a group
	id       int64  // of a key

	// atEnd is done once the request is answered.
	atEnd []func()
	// matched says that If-Match names the revision.
	matched bool
	// repeatable is what the caller may repeat; nil for nothing.
	repeatable *store.Request
	// status is that of the answer. shownOnce is what was made just now and can
	// be shown this once, such as a secret.
	status    int
	shownOnce any
}

// guard lets a request through to its row: writes from this site only, then who
// calls, whether they may, and what it is about.
func (s *server) guard(row *route) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := &request{Context: c, server: s, row: row}
		defer r.end()
		if err := s.admit(r); err != nil {
			return err
		}
		return r.stale(row.does.run(r))
	}
}

// end lets go of what the request held.
func (r *request) end() {
	for _, do := range slices.Backward(r.atEnd) {
		do()
	}
	r.atEnd = nil
}

func (s *server) admit(r *request) error {
	_, byKey := bearer(r)
	// A page of another site can make a browser send its cookies, but not a key.
	if r.row.from == ownSite && !byKey {
		if err := checkSite(r.Request()); err != nil {
			return err
		}
	}
	if r.row.permission != shared.Public {
		if err := s.identify(r); err != nil {
			return err
		}
		if !r.row.admits(r.caller) {
			return forbidden(r.row.needs())
		}
	}
	if err := r.row.about.find(r); err != nil {
		return err
	}
	if err := s.checkRight(r); err != nil {
		return err
	}
	if err := r.checkQuery(); err != nil {
		return err
	}
	return r.checkConditions()
}

// bearer is the key a request was sent with; ok is false where there is none. Of
// two, none is good.
func bearer(c echo.Context) (secret string, ok bool) {
	given := c.Request().Header.Values("Authorization")
	if len(given) == 0 {
		return "", false
	}
	scheme, secret, _ := strings.Cut(given[0], " ")
	if len(given) > 1 {
		return "", true
	}
	return strings.TrimSpace(secret), strings.EqualFold(scheme, "Bearer")
}

// identify finds out who calls. A key counts before a session: it is the one that
// was sent on purpose.
func (s *server) identify(r *request) (err error) {
	ctx := r.Request().Context()
	if secret, byKey := bearer(r); byKey {
		r.caller, err = s.Auth.Key(ctx, r.RealIP(), secret)
		return err
	}
	if r.session, err = s.Auth.Session(ctx, s.sessionSecret(r)); err == nil {
		r.caller = r.session.Caller()
	}
	return err
}

// secret is what the caller came with.
func (s *server) secret(r *request) string {
	if secret, byKey := bearer(r); byKey {
		return secret
	}
	return s.sessionSecret(r)
}

// admits tells whether the caller may come in: they have what the row demands,
// and what it takes to see what comes of it. Where single workflows extend or
// narrow a permission, the query or the right on the workflow decides.
func (row *route) admits(caller store.Caller) bool {
	if row.permission == shared.SignedIn {
		return true
	}
	may := caller.May
	if row.about.workflow || row.does.filtered {
		may = caller.Admits
	}
	return !slices.ContainsFunc(row.needs(), func(p shared.Permission) bool { return !may(p) })
}

// needs lists the permission of the row and those without which nobody could see
// what they do with it. Permission sets have them together; scopes of a key must
// name them all.
func (row *route) needs() []shared.Permission {
	list := []shared.Permission{row.permission}
	switch row.permission {
	case shared.EditWorkflows, shared.Publish:
		list = append(list, shared.ReadWorkflows)
	case shared.Start:
		list = append(list, shared.ReadWorkflows, shared.ReadInstances)
	case shared.ActOnTasks, shared.OperateInstances:
		list = append(list, shared.ReadInstances)
	}
	return list
}

func forbidden(needed []shared.Permission) error {
	return &engine.Error{Code: engine.CodeForbidden, Message: fmt.Sprintf("This takes the permission %s, which your permission sets, or the scopes of your key, do not include. Ask an administrator.", strings.Join(list(needed...), " and "))}
}

// checkRight asks, before anything is read, whether the caller has the right on
// the workflow the row is about. Who may not even see it gets the answer for
// what is not there.
func (s *server) checkRight(r *request) error {
	right, needed := r.row.right()
	if !needed || right == shared.RightSee {
		return nil // what one may see, the store finds
	}
	sees, may, err := s.Store.May(r.Request().Context(), r.caller, r.workflow, right)
	switch {
	case err != nil:
		return err
	case !sees:
		return notFound()
	case !may:
		return &engine.Error{Code: engine.CodeForbidden, Message: "This workflow lists who may do this, or your permission set does not include it. Ask an administrator."}
	}
	return nil
}

// checkQuery refuses parameters that mean nothing here, and those that cannot be
// read: a filter with a typing error would else give everything.
func (r *request) checkQuery() error {
	if r.row.says.id == "" {
		return nil // a page looks at its query itself
	}
	query, err := url.ParseQuery(r.Request().URL.RawQuery)
	if err != nil {
		return &engine.Error{Code: engine.CodeInvalid, Field: "query", Message: "The part of the address after the question mark cannot be read. Write it as name=value&name=value, with % and two digits for whatever is special."}
	}
next:
	for name, values := range query {
		if !readable(name) {
			return unreadable("query")
		}
		if !readable(strings.Join(values, "")) {
			return unreadable(name)
		}
		for _, known := range slices.Concat(r.row.parameters(), r.row.usualParameters()) {
			if known.in == inQuery && name == known.name && len(values) == 1 {
				continue next
			}
		}
		return &engine.Error{Code: engine.CodeInvalid, Field: name, Message: "This query parameter is unknown here or given twice. Leave it out."}
	}
	return nil
}

func readable(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsFunc(text, unicode.IsControl)
}

func unreadable(field string) error {
	return &engine.Error{Code: engine.CodeInvalid, Field: field, Message: "A query parameter holds a character nobody can read. Write it again without."}
}
