package start

import (
	"net/url"
	"testing"

	"statecraft/app/ui/shell"
	"statecraft/shared"
)

func TestKeyFrom(t *testing.T) {
	for address, want := range map[string]string{
		"http://127.0.0.1:8080/#key=abc-123": "abc-123",
		"http://127.0.0.1:8080/#key=a%2Bb":   "a+b",
		"http://127.0.0.1:8080/":             "",
		"http://127.0.0.1:8080/?key=abc":     "",
		"http://127.0.0.1:8080/#other=1":     "",
		"http://127.0.0.1:8080/#%":           "",
	} {
		u, err := url.Parse(address)
		if err != nil {
			u = nil
		}
		if got := keyFrom(u); got != want {
			t.Errorf("%s: got %q, want %q", address, got, want)
		}
	}
}

func TestNextStaysOnThisSite(t *testing.T) {
	for next, want := range map[string]string{
		"":                            shared.PageHome,
		"/inbox/12-3?view=mine":       "/inbox/12-3?view=mine",
		"/workflows/a":                "/workflows/a",
		"https://elsewhere.example/":  shared.PageHome,
		"//elsewhere.example/x":       shared.PageHome,
		`/\elsewhere.example`:         shared.PageHome,
		"javascript:alert(1)":         shared.PageHome,
		"inbox":                       shared.PageHome,
		"https:elsewhere":             shared.PageHome,
		"/%":                          shared.PageHome,
		"/%5Celsewhere.example":       shared.PageHome,
		"http://user@elsewhere/x":     shared.PageHome,
		"/\t/elsewhere.example":       shared.PageHome,
		"/instances?status=running#x": "/instances?status=running",
	} {
		u := &url.URL{Path: shared.PageSignIn, RawQuery: url.Values{"next": {next}}.Encode()}
		if got := NextPage(u); got != want {
			t.Errorf("%q goes on to %q, want %q", next, got, want)
		}
	}
}

func TestSignInPageLeadsBack(t *testing.T) {
	for _, page := range []string{"/inbox/12-3?view=mine", "/workflows/a&b=c", shared.PageHome} {
		u, err := url.Parse(shell.SignInPage(page))
		if err != nil || u.Path != shared.PageSignIn {
			t.Fatalf("%s: %v, %v", page, u, err)
		}
		if got := NextPage(u); got != page {
			t.Errorf("%s leads back to %s", page, got)
		}
	}
}

func TestExamples(t *testing.T) {
	got := Examples([]shared.WorkflowSummary{{Key: "own"}, {Key: "conference", Example: true}})
	if len(got) != 1 || got[0].Key != "conference" {
		t.Errorf("got %v", got)
	}
}
