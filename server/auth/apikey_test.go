package auth

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func (d *desk) newKey(t *testing.T, caller store.Caller, scopes ...shared.Permission) *shared.CreatedKey {
	t.Helper()
	made, err := d.CreateKey(t.Context(), caller, shared.CreateKey{Name: "key", Scopes: scopes, ExpiresAt: d.time.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestKeysCallForTheirOwner(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		made := d.newKey(t, chief.Caller(), shared.ReadWorkflows, shared.ManagePeople)
		if !strings.HasPrefix(made.Secret, shared.KeyPrefix) || len(made.Secret) != len(shared.KeyPrefix)+43 || made.Owner != "chief" {
			t.Errorf("made %+v", made)
		}
		caller, err := d.Key(t.Context(), "192.0.2.1", made.Secret)
		if err != nil {
			t.Fatal(err)
		}
		if caller.Person.Name != "chief" || caller.Key != fmt.Sprint(made.ID) || !caller.May(shared.ManagePeople) || caller.May(shared.EditWorkflows) || caller.InPerson() {
			t.Errorf("calls as %+v", caller)
		}
		_, err = d.CreateKey(t.Context(), caller, shared.CreateKey{Name: "key", Scopes: []shared.Permission{shared.Start}, ExpiresAt: d.time.Add(time.Hour)})
		wantCode(t, err, engine.CodeForbidden)
	})
}

func TestBadKeysAreAnsweredAlike(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		d.add(t, "ada", right)
		revoked, expired, disabled := d.newKey(t, chief.Caller(), shared.Start), d.newKey(t, chief.Caller(), shared.Start), d.newKey(t, d.begin(t, "ada", right).Caller(), shared.Start)
		if err := d.store.RevokeKey(t.Context(), chief.Caller(), revoked.ID, d.time); err != nil {
			t.Fatal(err)
		}
		yes := true
		if _, err := d.store.ChangeUser(t.Context(), chief.Caller(), "ada", shared.ChangeUser{Revision: 1, Disabled: &yes}, d.time); err != nil {
			t.Fatal(err)
		}
		d.time = d.time.Add(time.Hour)
		good := d.newKey(t, chief.Caller(), shared.Start)
		bare := strings.TrimPrefix(good.Secret, shared.KeyPrefix)
		var answer string
		for _, secret := range []string{
			"", shared.KeyPrefix, bare, "SCK_" + bare, good.Secret + "x", " " + good.Secret, hashOf(good.Secret), shared.KeyPrefix + hashOf(good.Secret),
			revoked.Secret, expired.Secret, disabled.Secret, "sck_\x00", "sck_\xff", "' OR 1=1 --",
		} {
			_, err := d.Key(t.Context(), "192.0.2.1", secret)
			wantCode(t, err, shared.CodeUnauthenticated)
			if answer == "" {
				answer = err.Error()
			}
			if err.Error() != answer || secret != "" && len(secret) > 8 && strings.Contains(err.Error(), secret) {
				t.Errorf("%q is answered %q", secret, err)
			}
		}
		if _, err := d.Key(t.Context(), "192.0.2.1", good.Secret); err != nil {
			t.Error(err)
		}
	})
}

func TestGuessedKeysAreThrottledByAddress(t *testing.T) {
	d := open(t, false)
	d.add(t, "chief", right, shared.Admin)
	caller := d.begin(t, "chief", right).Caller()
	good, revoked := d.newKey(t, caller, shared.Start), d.newKey(t, caller, shared.Start)
	if err := d.store.RevokeKey(t.Context(), caller, revoked.ID, d.time); err != nil {
		t.Fatal(err)
	}
	for range 3 * triesPerAddress { // a program nobody told
		_, err := d.Key(t.Context(), "192.0.2.1", revoked.Secret)
		wantCode(t, err, shared.CodeUnauthenticated)
	}
	for n := range triesPerAddress {
		if _, err := d.Key(t.Context(), "192.0.2.1", good.Secret); err != nil {
			t.Fatal(err)
		}
		_, err := d.Key(t.Context(), "192.0.2.1", fmt.Sprint(shared.KeyPrefix, n))
		wantCode(t, err, shared.CodeUnauthenticated)
	}
	_, err := d.Key(t.Context(), "192.0.2.1", good.Secret)
	wantCode(t, err, shared.CodeThrottled)
	if _, err := d.Key(t.Context(), "192.0.2.2", good.Secret); err != nil {
		t.Errorf("from another address: %v", err)
	}
	if wrong, throttled := d.Refused(); wrong != 4*triesPerAddress || throttled != 1 {
		t.Errorf("%d wrong and %d throttled are counted", wrong, throttled)
	}
	d.time = d.time.Add(throttleWindow)
	if _, err := d.Key(t.Context(), "192.0.2.1", good.Secret); err != nil {
		t.Errorf("after the window: %v", err)
	}
}

func TestUseOfAKeyIsNotedNowAndThen(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		made := d.newKey(t, chief.Caller(), shared.Start)
		begin := d.time
		for _, c := range []struct{ at, noted time.Duration }{
			{0, 0}, {touchEvery - 1000, 0}, {touchEvery, touchEvery}, {2*touchEvery - 1000, touchEvery}, {3 * touchEvery, 3 * touchEvery},
		} {
			d.time = begin.Add(c.at)
			if _, err := d.Key(t.Context(), "192.0.2.1", made.Secret); err != nil {
				t.Fatal(err)
			}
			list, _, err := d.store.Keys(t.Context(), chief.Caller(), store.KeyFilter{Owner: "chief"})
			if err != nil || !list[0].UsedAt.Equal(begin.Add(c.noted)) {
				t.Errorf("after %v: used %v, %v", c.at, list[0].UsedAt, err)
			}
		}
	})
}

func TestKeysOfDemoModeAreGoodOnlyThere(t *testing.T) {
	demo := open(t, true)
	demo.add(t, DemoAdministrator, "", shared.Admin)
	key, err := demo.NewFirstKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	secret, err := demo.Claim(t.Context(), From{}, shared.Claim{Key: key})
	if err != nil {
		t.Fatal(err)
	}
	s, err := demo.Session(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	made := demo.newKey(t, s.Caller(), shared.Start)
	if _, err := demo.Key(t.Context(), "127.0.0.1", made.Secret); err != nil {
		t.Error(err)
	}
	_, err = reopen(t, demo.store, false).Key(t.Context(), "127.0.0.1", made.Secret)
	wantCode(t, err, shared.CodeUnauthenticated)

	demo.add(t, "approver", "", shared.Participant)
	if err := demo.ActAs(t.Context(), s, "approver"); err != nil {
		t.Fatal(err)
	}
	acting, err := demo.Session(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	if c := acting.Caller(); c.SignedIn != DemoAdministrator || c.InPerson() {
		t.Errorf("acting calls as %+v", c)
	}
	_, err = demo.CreateKey(t.Context(), acting.Caller(), shared.CreateKey{Name: "key", Scopes: []shared.Permission{shared.Start}, ExpiresAt: demo.time.Add(time.Hour)})
	wantCode(t, err, engine.CodeForbidden)
	wantCode(t, demo.SetPassword(t.Context(), acting, shared.SetPassword{Old: "", New: "another password"}), engine.CodeForbidden)
	if err := demo.SignOut(t.Context(), acting); err != nil {
		t.Fatal(err)
	}
	_, err = demo.Session(t.Context(), secret)
	wantCode(t, err, shared.CodeUnauthenticated)
}
