package api

import (
	"net/http"
	"time"

	"statecraft/server/auth"
	"statecraft/shared"
)

// cookieAge is longer than any session: the server decides when one is over.
const cookieAge = 31 * 24 * time.Hour

// cookieName has the prefix by which browsers keep the cookie to this host and
// to https, where there is https.
func (s *server) cookieName() string {
	if s.TLS {
		return "__Host-statecraft"
	}
	return "statecraft"
}

func (s *server) sessionSecret(r *http.Request) string {
	cookie, err := r.Cookie(s.cookieName())
	if err != nil {
		return ""
	}
	return cookie.Value
}

func (s *server) setCookie(r *request, secret string, age int) {
	r.SetCookie(&http.Cookie{
		Name: s.cookieName(), Value: secret, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: s.TLS, SameSite: http.SameSiteLaxMode,
	})
}

func (s *server) signIn(r *request) error {
	var body shared.SignIn
	if err := r.body(&body); err != nil {
		return err
	}
	secret, err := s.Auth.SignIn(r.Request().Context(), r.RealIP(), body.User, body.Password)
	if err != nil {
		return err
	}
	return s.begin(r, secret)
}

func (s *server) claim(r *request) error {
	var body shared.Claim
	if err := r.body(&body); err != nil {
		return err
	}
	secret, err := s.Auth.Claim(r.Request().Context(), r.RealIP(), body)
	if err != nil {
		return err
	}
	return s.begin(r, secret)
}

// begin hands a new session to the browser and ends the one it had.
func (s *server) begin(r *request, secret string) error {
	ctx := r.Request().Context()
	if before, err := s.Auth.Session(ctx, s.sessionSecret(r.Request())); err == nil {
		if err := s.Auth.SignOut(ctx, before); err != nil {
			return err
		}
	}
	session, err := s.Auth.Session(ctx, secret)
	if err != nil {
		return err
	}
	s.setCookie(r, secret, int(cookieAge.Seconds()))
	return s.sendMe(r, session)
}

func (s *server) signOut(r *request) error {
	if err := s.Auth.SignOut(r.Request().Context(), r.session); err != nil {
		return err
	}
	s.setCookie(r, "", -1)
	return r.nothing()
}

func (s *server) actAs(r *request) error {
	var body shared.ActAs
	if err := r.body(&body); err != nil {
		return err
	}
	ctx := r.Request().Context()
	if err := s.Auth.ActAs(ctx, r.session, body.User); err != nil {
		return err
	}
	session, err := s.Auth.Session(ctx, s.sessionSecret(r.Request()))
	if err != nil {
		return err
	}
	return s.sendMe(r, session)
}

func (s *server) me(r *request) error { return s.sendMe(r, r.session) }

func (s *server) sendMe(r *request, session *auth.Session) error {
	others, err := s.Auth.Others(r.Request().Context(), session)
	if err != nil {
		return err
	}
	me := shared.Me{User: session.User, Demo: s.Auth.Demo(), ActAs: others, Granted: []shared.Permission{}, Version: s.Version}
	if session.SignedIn.Name != session.User.Name {
		me.SignedInAs = session.SignedIn.Name
	}
	caller := session.Caller()
	for _, p := range permissions() {
		if caller.May(p) {
			me.Granted = append(me.Granted, p)
		}
	}
	return r.answer(http.StatusOK, me)
}

// permissions lists what a permission set can grant.
func permissions() []shared.Permission {
	return []shared.Permission{
		shared.ReadWorkflows, shared.EditWorkflows, shared.Publish, shared.Start,
		shared.ReadInstances, shared.SeeAllInstances, shared.ActOnTasks, shared.ReadDirectory,
	}
}

func (s *server) directory(r *request) error {
	directory, err := s.Store.Directory(r.Request().Context(), r.caller)
	if err != nil {
		return err
	}
	return r.answer(http.StatusOK, directory)
}
