package auth

import (
	"context"
	"regexp"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// both runs a test on each database, with an administrator who has signed in.
func both(t *testing.T, run func(t *testing.T, d *desk, chief *Session)) {
	storetest.Both(t, func(t *testing.T, s *store.Store) {
		d := reopen(t, s, false)
		d.add(t, "chief", right, shared.Admin)
		run(t, d, d.begin(t, "chief", right))
	})
}

// begin signs in.
func (d *desk) begin(t *testing.T, user, password string) *Session {
	t.Helper()
	secret, err := d.signIn(t, "192.0.2.1", user, password)
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.Session(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (d *desk) signInWith(t *testing.T, user, password, chosen string) error {
	t.Helper()
	_, err := d.SignIn(t.Context(), From{Address: "192.0.2.1"}, shared.SignIn{User: user, Password: password, NewPassword: chosen})
	return err
}

func TestAOneTimePasswordIsUsedOnce(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		made, err := d.CreateUser(t.Context(), chief.Caller(), shared.CreateUser{Name: "ada"})
		if err != nil {
			t.Fatal(err)
		}
		if !regexp.MustCompile(`^[a-z2-7]{5}(-[a-z2-7]{5}){3}$`).MatchString(made.Password) || made.User.Password != shared.PasswordOneTime || made.Until != d.time.Add(oneTimeLife) {
			t.Errorf("made %+v", made)
		}
		for _, c := range []struct {
			password, chosen string
			code             engine.Code
			field            string
		}{
			{"wrong", "", shared.CodeUnauthenticated, ""},
			{"wrong", right, shared.CodeUnauthenticated, ""},
			{made.Password, "", shared.CodeNewPassword, "newPassword"},
			{made.Password, made.Password, engine.CodeInvalid, "newPassword"},
			{made.Password, "short", engine.CodeInvalid, "newPassword"},
			{made.Password, right, "", ""},
			{made.Password, "another password", shared.CodeUnauthenticated, ""},
			{made.Password, "", shared.CodeUnauthenticated, ""},
			{right, "another password", engine.CodeInvalid, "newPassword"},
			{right, "", "", ""},
		} {
			err := d.signInWith(t, "ada", c.password, c.chosen)
			wantCode(t, err, c.code)
			if err != nil && fieldOf(err) != c.field {
				t.Errorf("%q and %q: %v is about field %q, want %q", c.password, c.chosen, err, fieldOf(err), c.field)
			}
		}
	})
}

func fieldOf(err error) string {
	e, ok := err.(*engine.Error)
	if !ok {
		return ""
	}
	return e.Field
}

func TestAOneTimePasswordIsGoodForAWhile(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		made, err := d.CreateUser(t.Context(), chief.Caller(), shared.CreateUser{Name: "ada"})
		if err != nil {
			t.Fatal(err)
		}
		d.time = made.Until.Add(-time.Microsecond)
		wantCode(t, d.signInWith(t, "ada", made.Password, ""), shared.CodeNewPassword)
		d.time = made.Until
		wantCode(t, d.signInWith(t, "ada", made.Password, right), shared.CodeUnauthenticated)
		again, err := d.ResetPassword(t.Context(), chief.Caller(), "ada", made.User.Revision)
		if err != nil {
			t.Fatal(err)
		}
		wantCode(t, d.signInWith(t, "ada", made.Password, right), shared.CodeUnauthenticated)
		wantCode(t, d.signInWith(t, "ada", again.Password, right), "")
		_, err = d.ResetPassword(t.Context(), chief.Caller(), "ada", made.User.Revision)
		wantCode(t, err, shared.CodeConflict)
		_, err = d.ResetPassword(t.Context(), chief.Caller(), "chief", 1)
		wantCode(t, err, engine.CodeForbidden)
	})
}

func TestStrangersMakeNobodyAndCostNothing(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right, shared.Designer)
	caller := d.begin(t, "ada", right).Caller()
	for range passwordsAtOnce { // hashing would wait
		d.passwords.turns <- struct{}{}
	}
	_, err := d.CreateUser(t.Context(), caller, shared.CreateUser{Name: "new"})
	wantCode(t, err, shared.CodeNotFound)
	_, err = d.ResetPassword(t.Context(), caller, "ada", 1)
	wantCode(t, err, shared.CodeNotFound)
}

func TestSetPassword(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		d.add(t, "ada", right)
		other, mine := d.begin(t, "ada", right), d.begin(t, "ada", right)
		const chosen = "another password"
		for _, c := range []struct {
			p     shared.SetPassword
			field string
		}{
			{shared.SetPassword{Old: "wrong", New: chosen}, "old"},
			{shared.SetPassword{Old: "", New: chosen}, "old"},
			{shared.SetPassword{Old: right, New: "short"}, "new"},
			{shared.SetPassword{Old: right, New: right}, "new"},
		} {
			err := d.SetPassword(t.Context(), mine, c.p)
			wantCode(t, err, engine.CodeInvalid)
			if fieldOf(err) != c.field {
				t.Errorf("%+v: %v", c.p, err)
			}
		}
		if err := d.SetPassword(t.Context(), mine, shared.SetPassword{Old: right, New: chosen}); err != nil {
			t.Fatal(err)
		}
		list, err := d.Sessions(t.Context(), mine)
		if err != nil || len(list) != 1 || !list[0].Current || list[0].ID == other.ID {
			t.Errorf("sessions left: %+v, %v", list, err)
		}
		wantCode(t, d.signInWith(t, "ada", right, ""), shared.CodeUnauthenticated)
		wantCode(t, d.signInWith(t, "ada", chosen, ""), "")
	})
}

// Somebody at a browser that was left open guesses no faster than at the door.
func TestGuessingTheOldPasswordIsThrottled(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right)
	s := d.begin(t, "ada", right)
	for range triesPerAccount {
		wantCode(t, d.SetPassword(t.Context(), s, shared.SetPassword{Old: "guess", New: "another password"}), engine.CodeInvalid)
	}
	wantCode(t, d.SetPassword(t.Context(), s, shared.SetPassword{Old: right, New: "another password"}), shared.CodeThrottled)
	_, err := d.signIn(t, "198.51.100.1", "ada", right)
	wantCode(t, err, shared.CodeThrottled)
}

// Whoever there is or is not, their password is hashed before they are answered.
func TestNobodyIsToldApartByTime(t *testing.T) {
	d := open(t, false)
	d.add(t, "ada", right)
	d.add(t, "otto", "")
	for range passwordsAtOnce { // who hashes waits
		d.passwords.turns <- struct{}{}
	}
	for _, user := range []string{"ada", "otto", "nobody", "", "a\x00", "\xff", "' OR 1=1 --"} {
		ctx, cancel := context.WithCancel(t.Context())
		answered := make(chan error, 1)
		go func() {
			_, err := d.SignIn(ctx, From{}, shared.SignIn{User: user, Password: right})
			answered <- err
		}()
		for len(d.passwords.waiting) == 0 {
			if len(answered) > 0 {
				t.Fatalf("%q was answered without hashing: %v", user, <-answered)
			}
			time.Sleep(time.Millisecond)
		}
		cancel()
		wantCode(t, <-answered, shared.CodeOverloaded)
	}
}

func TestWhoWaitsToBeHashedIsBounded(t *testing.T) {
	p, err := NewPasswords(weak())
	if err != nil {
		t.Fatal(err)
	}
	var releases []func()
	for range passwordsAtOnce {
		release, err := p.turn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		releases = append(releases, release)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	waiting := passwordsWaiting - passwordsAtOnce
	for range waiting {
		go func() {
			_, err := p.turn(ctx)
			done <- err
		}()
	}
	for len(p.waiting) < passwordsWaiting {
		time.Sleep(time.Millisecond)
	}
	_, err = p.turn(t.Context())
	wantCode(t, err, shared.CodeOverloaded)
	cancel()
	for range waiting {
		wantCode(t, <-done, shared.CodeOverloaded)
	}
	for _, release := range releases {
		release()
	}
	if len(p.waiting) != 0 || len(p.turns) != 0 {
		t.Errorf("%d wait and %d hash when nobody does", len(p.waiting), len(p.turns))
	}
}

func TestWhatBrowsersCallThemselves(t *testing.T) {
	for _, c := range []struct{ sent, kept string }{
		{"Browser/1 (Ünï)", "Browser/1 (Ünï)"}, {"a\x00b\r\nc\xff", "abc"}, {"", ""},
	} {
		if kept := (From{Agent: c.sent}).agent(); kept != c.kept {
			t.Errorf("%q is kept as %q", c.sent, kept)
		}
	}
	long := make([]rune, 10*longestAgent)
	for n := range long {
		long[n] = 'ü'
	}
	if kept := (From{Agent: string(long)}).agent(); len([]rune(kept)) != longestAgent {
		t.Errorf("%d characters are kept", len([]rune(kept)))
	}
}
