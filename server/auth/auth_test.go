package auth

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// weak keeps tests fast; everything else is as it is outside of them.
func weak() argon2id.Params {
	return argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// desk is an Auth on a real database whose clock stands still until moved.
type desk struct {
	*Auth
	store *store.Store
	time  time.Time
}

func open(t *testing.T, demo bool) *desk {
	t.Helper()
	s, err := store.OpenSQLite(t.Context(), filepath.Join(t.TempDir(), "statecraft.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return reopen(t, s, demo)
}

func reopen(t *testing.T, s *store.Store, demo bool) *desk {
	t.Helper()
	d := &desk{store: s, time: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)}
	a, err := New(Options{Store: s, Demo: demo, Params: weak(), Now: func() time.Time { return d.time }})
	if err != nil {
		t.Fatal(err)
	}
	d.Auth = a
	return d
}

func (d *desk) add(t *testing.T, name, password string, sets ...shared.PermissionSet) {
	t.Helper()
	u := store.NewUser{User: shared.User{Name: name, Permissions: sets}}
	if password != "" {
		hash, err := d.passwords.Hash(t.Context(), "password", password)
		if err != nil {
			t.Fatal(err)
		}
		u.Password = hash
	}
	if err := d.store.AddPeople(t.Context(), store.Server(), nil, []store.NewUser{u}, d.time); err != nil {
		t.Fatal(err)
	}
}

// signIn tries to sign in from an address.
func (d *desk) signIn(t *testing.T, address, user, password string) (string, error) {
	t.Helper()
	return d.SignIn(t.Context(), From{Address: address, Agent: "Browser/1"}, shared.SignIn{User: user, Password: password})
}

func wantCode(t *testing.T, err error, code engine.Code) {
	t.Helper()
	if got := engine.CodeOf(err); got != code {
		t.Fatalf("got code %q (%v), want %q", got, err, code)
	}
}

const right = "correct horse battery"

func TestSignIn(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right, shared.Designer)
	d.add(t, "otto", "") // no way in by password
	var answers []string
	for _, c := range []struct{ user, password string }{
		{"ada", "wrong"}, {"ada", ""}, {"ada", strings.Repeat("x", 100_000)},
		{"nobody", right}, {"", ""}, {"otto", ""}, {"otto", right}, {"' OR 1=1 --", "x"},
	} {
		_, err := d.signIn(t, "192.0.2.1", c.user, c.password)
		wantCode(t, err, shared.CodeUnauthenticated)
		answers = append(answers, err.Error())
	}
	for _, answer := range answers {
		if answer != answers[0] {
			t.Errorf("the answers tell cases apart: %q and %q", answers[0], answer)
		}
	}
	secret, err := d.signIn(t, "192.0.2.1", " ADA ", right)
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Session(t.Context(), secret)
	if err != nil || s.User.Name != "ada" || !s.Caller().May(shared.EditWorkflows) {
		t.Errorf("session of %+v, %v", s, err)
	}
}

func TestSessionsAreStoredAsHashes(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right)
	secret, err := d.signIn(t, "192.0.2.1", "ada", right)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"", hashOf(secret), secret + "x", strings.ToLower(secret), "x"} {
		_, err := d.Session(t.Context(), wrong)
		wantCode(t, err, shared.CodeUnauthenticated)
	}
	if _, err := d.store.Session(t.Context(), secret, d.time); err == nil {
		t.Error("the store knows the secret itself")
	}
}

func TestSessionsEnd(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right)
	begin := d.time
	signIn := func() string {
		secret, err := d.signIn(t, "192.0.2.1", "ada", right)
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	idle, used, ended := signIn(), signIn(), signIn()
	s, err := d.Session(t.Context(), ended)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.SignOut(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	_, err = d.Session(t.Context(), ended)
	wantCode(t, err, shared.CodeUnauthenticated)

	for day := range 30 {
		d.time = begin.Add(time.Duration(day) * 24 * time.Hour)
		if _, err := d.Session(t.Context(), used); err != nil {
			t.Fatalf("day %d: %v", day, err)
		}
		if day == 7 {
			_, err := d.Session(t.Context(), idle)
			wantCode(t, err, shared.CodeUnauthenticated)
		}
	}
	d.time = begin.Add(sessionMost)
	_, err = d.Session(t.Context(), used)
	wantCode(t, err, shared.CodeUnauthenticated)
}

func TestThrottling(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right)
	for _, user := range []string{"ada", "nobody"} { // told apart by nothing
		for n := range triesPerAccount {
			_, err := d.signIn(t, fmt.Sprintf("192.0.2.%d", n), user, "wrong")
			wantCode(t, err, shared.CodeUnauthenticated)
		}
		_, err := d.signIn(t, "198.51.100.1", user, right)
		wantCode(t, err, shared.CodeThrottled)
	}
	d.time = d.time.Add(throttleWindow)
	if _, err := d.signIn(t, "198.51.100.1", "ada", right); err != nil {
		t.Errorf("after the window: %v", err)
	}
	for n := range triesPerAddress {
		_, err := d.signIn(t, "203.0.113.7", fmt.Sprintf("user%d", n), "wrong")
		wantCode(t, err, shared.CodeUnauthenticated)
	}
	_, err := d.signIn(t, "203.0.113.7", "ada", right)
	wantCode(t, err, shared.CodeThrottled)
	if _, err := d.signIn(t, "203.0.113.8", "ada", right); err != nil {
		t.Errorf("from another address: %v", err)
	}
}

func TestAddressesOfOneNetworkCountTogether(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"192.0.2.1", "192.0.2.2", false},
		{"::ffff:192.0.2.1", "::ffff:192.0.2.2", false},
		{"2001:db8:1:2::1", "2001:db8:1:2:ffff::7", true},
		{"2001:db8:1:2::1", "2001:db8:1:3::1", false},
		{"", "unknown", false},
	} {
		if same := network(c.a) == network(c.b); same != c.same {
			t.Errorf("%s and %s count together: %v", c.a, c.b, same)
		}
	}
}

func TestSuccessForgetsFailures(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right)
	for range 3 {
		for range triesPerAccount - 1 {
			_, err := d.signIn(t, "192.0.2.1", "ada", "wrong")
			wantCode(t, err, shared.CodeUnauthenticated)
		}
		if _, err := d.signIn(t, "192.0.2.1", "ada", right); err != nil {
			t.Fatal(err)
		}
	}
}

func TestThrottleIsBounded(t *testing.T) {
	now := time.Unix(0, 0)
	th := newThrottle(1, time.Minute)
	for n := range 3 * mostThrottled {
		if err := th.take(fmt.Sprint(n), now.Add(time.Duration(n)*time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		if len(th.entries) > mostThrottled {
			t.Fatalf("%d names are kept", len(th.entries))
		}
	}
}

// A name that was tried often is forgotten last.
func TestFloodingForgetsNobodyWhoMatters(t *testing.T) {
	now := time.Unix(0, 0)
	th := newThrottle(10, time.Hour)
	for range 10 {
		if err := th.take("ada", now); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 3 * mostThrottled {
		if err := th.take(fmt.Sprint(n), now); err != nil {
			t.Fatal(err)
		}
		if len(th.entries) > mostThrottled {
			t.Fatalf("%d names are kept", len(th.entries))
		}
	}
	wantCode(t, th.take("ada", now), shared.CodeThrottled)
	wantCode(t, th.check("ada", now), shared.CodeThrottled)
	if err := th.check("ada", now.Add(time.Hour)); err != nil {
		t.Errorf("after the window: %v", err)
	}
}

func TestFirstAdministrator(t *testing.T) {
	d := open(t, false)
	if yes, err := d.NeedsFirstKey(t.Context()); err != nil || !yes {
		t.Fatalf("needs a key: %v, %v", yes, err)
	}
	void, err := d.NewFirstKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	key, err := d.NewFirstKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claim shared.Claim
		code  engine.Code
	}{
		{shared.Claim{Key: "guess", User: "chief", Password: right}, shared.CodeUnauthenticated},
		{shared.Claim{Key: void, User: "chief", Password: right}, shared.CodeUnauthenticated},
		{shared.Claim{Key: hashOf(key), User: "chief", Password: right}, shared.CodeUnauthenticated},
		{shared.Claim{User: "chief", Password: right}, shared.CodeUnauthenticated},
		{shared.Claim{Key: key}, engine.CodeInvalid},
		{shared.Claim{Key: key, User: "chief", Password: "short"}, engine.CodeInvalid},
		{shared.Claim{Key: key, User: "system:server", Password: right}, engine.CodeInvalid},
		{shared.Claim{Key: key, User: "two words", Password: right}, engine.CodeInvalid},
		{shared.Claim{Key: key, User: "-", Password: right}, engine.CodeInvalid},
		{shared.Claim{Key: key, User: "Chief", Password: right}, ""},
		{shared.Claim{Key: key, User: "second", Password: right}, shared.CodeUnauthenticated},
	} {
		secret, err := d.Claim(t.Context(), From{Address: "192.0.2.1"}, c.claim)
		if got := engine.CodeOf(err); got != c.code {
			t.Errorf("%+v: got code %q (%v), want %q", c.claim, got, err, c.code)
		}
		if err != nil {
			continue
		}
		s, err := d.Session(t.Context(), secret)
		if err != nil || s.User.Name != "chief" || s.User.Permissions[0] != shared.Admin {
			t.Errorf("the claim gave %+v, %v", s, err)
		}
	}
	if yes, err := d.NeedsFirstKey(t.Context()); err != nil || yes {
		t.Errorf("needs a key still: %v, %v", yes, err)
	}
	if _, err := d.signIn(t, "192.0.2.1", "chief", right); err != nil {
		t.Errorf("the password does not work: %v", err)
	}
}

func TestDemoMode(t *testing.T) {
	d := open(t, true)
	d.add(t, DemoAdministrator, "", shared.Admin)
	d.add(t, "approver", "", shared.Participant)
	key, err := d.NewFirstKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Claim(t.Context(), From{Address: "127.0.0.1"}, shared.Claim{Key: key, User: "approver"})
	wantCode(t, err, engine.CodeInvalid)
	secret, err := d.Claim(t.Context(), From{Address: "127.0.0.1"}, shared.Claim{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	now := func() *Session {
		t.Helper()
		s, err := d.Session(t.Context(), secret)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	if others, err := d.Others(t.Context(), now()); err != nil || len(others) != 2 {
		t.Errorf("may act as %v, %v", others, err)
	}
	if err := d.ActAs(t.Context(), now(), "approver"); err != nil {
		t.Fatal(err)
	}
	s := now()
	if s.User.Name != "approver" || s.SignedIn.Name != DemoAdministrator || s.Caller().May(shared.EditWorkflows) {
		t.Errorf("acting is %+v", s)
	}
	wantCode(t, d.ActAs(t.Context(), s, "nobody"), shared.CodeNotFound)
	if err := d.ActAs(t.Context(), s, DemoAdministrator); err != nil {
		t.Fatal(err)
	}
	if s := now(); s.User.Name != DemoAdministrator {
		t.Errorf("after acting: %+v", s)
	}

	real := reopen(t, d.store, false)
	_, err = real.Session(t.Context(), secret)
	wantCode(t, err, shared.CodeUnauthenticated)
	if yes, err := real.NeedsFirstKey(t.Context()); err != nil || !yes {
		t.Errorf("the demo's administrator counts outside of it: %v, %v", yes, err)
	}
}

func TestActingIsForDemoModeOnly(t *testing.T) {
	d := open(t, false)
	d.add(t, "chief", right, shared.Admin)
	d.add(t, "ada", right, shared.Designer)
	secret, err := d.signIn(t, "192.0.2.1", "chief", right)
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Session(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, d.ActAs(t.Context(), s, "ada"), engine.CodeForbidden)
	if others, err := d.Others(t.Context(), s); others != nil || err != nil {
		t.Errorf("may act as %v, %v", others, err)
	}
}
