package api

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/labstack/echo/v4"

	"statecraft/engine"
	"statecraft/shared"
)

// What stands in headers and queries is read in one spelling or refused as such.
func FuzzHeaders(f *testing.F) {
	for _, text := range []string{"", `"1"`, `W/"1"`, "*", "12", "0012", "-3", "Bearer sck_x", "a b", "\x00", "99999999999999999999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h := httptest.NewRequest(http.MethodPost, "/", nil)
		r := &request{Context: echo.New().NewContext(h, nil)}
		for _, name := range []string{"If-Match", "Last-Event-ID", shared.IdempotencyKey, "Authorization"} {
			h.Header[http.CanonicalHeaderKey(name)] = []string{text}
		}
		refused := func(what string, err error) bool {
			if err != nil && engine.CodeOf(err) != engine.CodeInvalid {
				t.Errorf("%s is refused with %v", what, err)
			}
			return err != nil
		}
		if n, given, err := r.revision(); !refused("If-Match", err) && given && text != `"`+strconv.Itoa(n)+`"` {
			t.Errorf("%q is read as %d", text, n)
		}
		if id, given, err := lastEvent(h); !refused("Last-Event-ID", err) && given && text != strconv.FormatInt(id, 10) {
			t.Errorf("%q is read as %d", text, id)
		}
		if key, err := r.idempotencyKey(); !refused("the key", err) && key != "" && !idempotencyKeys.MatchString(key) {
			t.Errorf("%q is a key", key)
		}
		if n, err := positiveNumber("x", text); !refused("a number", err) && n != 0 && text != strconv.FormatInt(n, 10) {
			t.Errorf("%q is read as %d", text, n)
		}
		if secret, ok := bearer(r); ok && len(secret) > len(text) {
			t.Errorf("%q has the secret %q", text, secret)
		}
	})
}

func FuzzKeyFrom(f *testing.F) {
	for _, name := range []string{"", "Leave request", "--", "Ünïcode", "a", "x-y-z"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if key := keyFrom(name); !engine.ValidKey(key) {
			t.Errorf("%q gives the key %q", name, key)
		}
	})
}
