package api

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/store"
	"statecraft/shared"
)

func (s *server) sessionRoutes() []route {
	return []route{
		{post, shared.PathSession, shared.Public, nothing(), ownSite, computes(s.signIn), description{
			id: "signIn", group: groupSessions, title: "Sign in by password",
			more:     "Sets the cookie of a new session and ends the one the browser had. Whoever signs in with a one-time password is asked for a new one.",
			refusals: signInRefusals(shared.CodeNewPassword),
		}},
		{remove, shared.PathSession, shared.SignedIn, nothing(), ownSite, ends(s.signOut), description{
			id: "signOut", group: groupSessions, title: "Sign out", inPerson: true,
			refusals: []engine.Code{engine.CodeForbidden},
		}},
		{post, shared.PathSessionClaim, shared.Public, nothing(), ownSite, computes(s.claim), description{
			id: "claimFirstKey", group: groupSessions, title: "Use the one-time key of the console",
			more:     "Makes the first administrator and signs them in. In demo mode the key alone signs in.",
			refusals: signInRefusals(shared.CodeExists),
		}},
		{post, shared.PathSessionActAs, shared.SignedIn, nothing(), ownSite, makes(http.StatusOK, s.actAs, s.showMe), description{
			id: "actAs", group: groupSessions, title: "Go on as somebody else", more: "For administrators in demo mode. An empty user ends it.", inPerson: true,
			refusals: []engine.Code{engine.CodeForbidden, shared.CodeNotFound},
		}},
		{remove, shared.PathSessionOfUser, shared.SignedIn, aSession(), ownSite, ends(s.endSession), description{
			id: "endSession", group: groupSessions, title: "End a session", more: "One's own, or with the permission people.manage anybody's.",
			refusals: []engine.Code{engine.CodeForbidden},
		}},
	}
}

// signInRefusals are those of ways in: nobody is known yet, and it takes the
// database.
func signInRefusals(more engine.Code) []engine.Code {
	return []engine.Code{shared.CodeUnauthenticated, shared.CodeThrottled, shared.CodeOverloaded, shared.CodeUnavailable, engine.CodeInternal, more}
}

// cookieAge is longer than any session: the server decides when one is over.
const cookieAge = 31 * 24 * time.Hour

// cookieName has the prefix by which browsers keep the cookie to this host and
// to https, where there is https.
func cookieName(secure bool) string {
	if secure {
		return "__Host-statecraft"
	}
	return "statecraft"
}

func (s *server) sessionSecret(c echo.Context) string {
	cookie, err := c.Cookie(cookieName(s.isSecure(c)))
	if err != nil {
		return ""
	}
	return cookie.Value
}

func (s *server) setCookie(r *request, secret string, age int) {
	secure := s.isSecure(r)
	r.SetCookie(&http.Cookie{
		Name: cookieName(secure), Value: secret, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode,
	})
}

func from(r *request) auth.From {
	return auth.From{Address: r.RealIP(), Agent: r.Request().UserAgent()}
}

func (s *server) signIn(r *request, body *shared.SignIn) (*shared.Me, error) {
	secret, err := s.Auth.SignIn(r.Request().Context(), from(r), *body)
	if err != nil {
		return nil, err
	}
	return s.begin(r, secret)
}

func (s *server) claim(r *request, body *shared.Claim) (*shared.Me, error) {
	secret, err := s.Auth.Claim(r.Request().Context(), from(r), *body)
	if err != nil {
		return nil, err
	}
	return s.begin(r, secret)
}

// begin hands a new session to the browser and ends the one it had.
func (s *server) begin(r *request, secret string) (*shared.Me, error) {
	ctx := r.Request().Context()
	if before, err := s.Auth.Session(ctx, s.sessionSecret(r)); err == nil {
		if err := s.Auth.SignOut(ctx, before); err != nil {
			return nil, err
		}
	}
	session, err := s.Auth.Session(ctx, secret)
	if err != nil {
		return nil, err
	}
	s.setCookie(r, secret, int(cookieAge.Seconds()))
	r.session, r.caller = session, session.Caller()
	return s.me(r)
}

func (s *server) signOut(r *request) error {
	session, err := r.mine()
	if err != nil {
		return err
	}
	if err := s.Auth.SignOut(r.Request().Context(), session); err != nil {
		return err
	}
	s.setCookie(r, "", -1)
	return nil
}

func (s *server) actAs(r *request, body *shared.ActAs) (string, error) {
	session, err := r.mine()
	if err != nil {
		return "", err
	}
	return "", s.Auth.ActAs(r.recording(), session, body.User)
}

// showMe tells who the session acts as now.
func (s *server) showMe(r *request, _ *shared.ActAs, _ string) (_ *shared.Me, err error) {
	if r.session, err = s.Auth.Session(r.Request().Context(), s.sessionSecret(r)); err != nil {
		return nil, err
	}
	r.caller = r.session.Caller()
	return s.me(r)
}

func (s *server) endSession(r *request) error {
	return s.Store.EndSession(r.Request().Context(), r.caller, r.name, s.moment())
}

// me tells who calls and what they may do.
func (s *server) me(r *request) (*shared.Me, error) {
	me := &shared.Me{User: callerUser(r.caller), Demo: s.Auth.Demo(), Granted: []shared.Permission{}, Version: s.Version}
	if r.session != nil {
		others, err := s.Auth.Others(r.Request().Context(), r.session)
		if err != nil {
			return nil, err
		}
		me.User, me.ActAs = r.session.User, others
		if r.session.SignedIn.Name != r.session.User.Name {
			me.SignedInAs = r.session.SignedIn.Name
		}
	}
	for _, p := range shared.Permissions() {
		if r.caller.May(p) {
			me.Granted = append(me.Granted, p)
		}
	}
	return me, nil
}

// callerUser is what is known of who calls with a key.
func callerUser(c store.Caller) shared.User {
	return shared.User{Name: c.Person.Name, Groups: c.Person.Groups, Permissions: c.Sets, Manages: c.Person.Manages}
}
