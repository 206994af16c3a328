package api

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"statecraft/engine"
	"statecraft/shared"
)

// tag says which revision is answered.
func (r *request) tag(revision int) {
	r.Response().Header().Set("ETag", `"`+strconv.Itoa(revision)+`"`)
}

// revision is the one If-Match names; given is false where there is none.
func (r *request) revision() (n int, given bool, err error) {
	all := r.Request().Header.Values("If-Match")
	if len(all) == 0 {
		return 0, false, nil
	}
	inner, opened := strings.CutPrefix(all[0], `"`)
	inner, closed := strings.CutSuffix(inner, `"`)
	n, err = strconv.Atoi(inner)
	if len(all) > 1 || !opened || !closed || err != nil || n < 0 || strconv.Itoa(n) != inner {
		return 0, false, &engine.Error{Code: engine.CodeInvalid, Field: "If-Match", Message: `If-Match names one revision, as the ETag of an answer does: "4". Send that of what you saw.`}
	}
	r.matched = true
	return n, true, nil
}

// neededRevision is the one If-Match names, where nothing else can.
func (r *request) neededRevision() (int, error) {
	n, given, err := r.revision()
	if err == nil && !given {
		err = &engine.Error{Code: engine.CodeInvalid, Field: "If-Match", Message: `Say which revision you saw. Send it as If-Match: "4".`}
	}
	return n, err
}

// basedOn is the revision a change is based on: the one If-Match names, or else
// the one in its body.
func (r *request) basedOn(inBody int) (int, error) {
	n, given, err := r.revision()
	switch {
	case err != nil:
		return 0, err
	case !given:
		return inBody, nil
	case inBody != 0 && inBody != n:
		return 0, &engine.Error{Code: engine.CodeInvalid, Field: "revision", Message: "If-Match and the body name different revisions. Name one."}
	}
	return n, nil
}

// checkConditions refuses a condition the row would not look at: whoever sends
// one relies on it.
func (r *request) checkConditions() error {
	if r.row.method == get {
		return nil
	}
	for _, name := range []string{"If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"} {
		looked := slices.ContainsFunc(r.row.says.headers, func(p parameter) bool { return p.name == name })
		if r.Request().Header.Values(name) != nil && !looked {
			return &engine.Error{Code: engine.CodeInvalid, Field: http.CanonicalHeaderKey(name), Message: "This takes no such condition. Name the revision you saw in the body, where there is one."}
		}
	}
	return nil
}

// stale turns the conflict of a request with If-Match into its own code.
func (r *request) stale(err error) error {
	var told *engine.Error
	if !r.matched || !errors.As(err, &told) || told.Code != shared.CodeConflict {
		return err
	}
	again := *told
	again.Code = shared.CodeStale
	var with *staleError
	if errors.As(err, &with) {
		return &staleError{&again, with.changes}
	}
	return &again
}
