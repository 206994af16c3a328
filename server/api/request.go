package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/server/auth"
)

// mine is the caller's session. What concerns oneself is not for programs.
func (r *request) mine() (*auth.Session, error) {
	if r.session == nil {
		return nil, &engine.Error{Code: engine.CodeForbidden, Message: "This is for people who are signed in, not for API keys. Do it on the page."}
	}
	return r.session, nil
}

// answer sends JSON that nobody may keep: it belongs to whoever asked.
func (r *request) answer(status int, body any) error {
	r.Response().Header().Set("Cache-Control", "no-store")
	return r.JSON(status, body)
}

// nothing answers that it is done and there is nothing to say.
func (r *request) nothing() error {
	r.Response().Header().Set("Cache-Control", "no-store")
	return r.NoContent(http.StatusNoContent)
}

// created says where what was made can be found.
func (r *request) created(address string) { r.Response().Header().Set("Location", address) }

// flag reads a parameter that is true or false; left out it is false.
func (r *request) flag(name string) (bool, error) {
	switch r.QueryParam(name) {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	}
	return false, &engine.Error{Code: engine.CodeInvalid, Field: name, Message: "This is true or false. Choose one, or leave it out."}
}
