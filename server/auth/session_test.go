package auth

import (
	"testing"

	"statecraft/shared"
)

func TestSessionsAreListed(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		d.add(t, "ada", right)
		first, second := d.begin(t, "ada", right), d.begin(t, "ada", right)
		list, err := d.Sessions(t.Context(), second)
		if err != nil || len(list) != 2 {
			t.Fatalf("%+v, %v", list, err)
		}
		for _, s := range list {
			if s.Current != (s.ID == second.ID) || s.Address != "192.0.2.1" || s.Agent != "Browser/1" || s.User != "ada" {
				t.Errorf("listed %+v", s)
			}
		}
		ended, err := d.EndOtherSessions(t.Context(), second)
		if err != nil || ended != 1 {
			t.Errorf("%d ended, %v", ended, err)
		}
		for range 2 { // one that is over is ended without a word
			if err := d.SignOut(t.Context(), first); err != nil {
				t.Error(err)
			}
		}
		if err := d.store.EndSession(t.Context(), chief.Caller(), second.ID, d.time); err != nil {
			t.Error(err)
		}
		if list, err := d.store.Sessions(t.Context(), chief.Caller(), "ada", d.time); err != nil || len(list) != 0 {
			t.Errorf("left %+v, %v", list, err)
		}
	})
}

// Who is disabled is out with their next request, and what they may do changes
// with it.
func TestWhatAdministratorsChangeCountsAtOnce(t *testing.T) {
	both(t, func(t *testing.T, d *desk, chief *Session) {
		d.add(t, "ada", right, shared.Viewer)
		secret, err := d.signIn(t, "192.0.2.1", "ada", right)
		if err != nil {
			t.Fatal(err)
		}
		change := func(revision int, c shared.ChangeUser) {
			t.Helper()
			c.Revision = revision
			if _, err := d.store.ChangeUser(t.Context(), chief.Caller(), "ada", c, d.time); err != nil {
				t.Fatal(err)
			}
		}
		change(1, shared.ChangeUser{Permissions: &[]shared.PermissionSet{shared.Designer}})
		s, err := d.Session(t.Context(), secret)
		if err != nil || !s.Caller().May(shared.EditWorkflows) {
			t.Errorf("with other sets: %+v, %v", s, err)
		}
		yes, no := true, false
		change(2, shared.ChangeUser{Disabled: &yes})
		_, err = d.Session(t.Context(), secret)
		wantCode(t, err, shared.CodeUnauthenticated)
		_, err = d.signIn(t, "192.0.2.1", "ada", right)
		wantCode(t, err, shared.CodeUnauthenticated)
		change(3, shared.ChangeUser{Disabled: &no})
		_, err = d.Session(t.Context(), secret)
		wantCode(t, err, shared.CodeUnauthenticated)
	})
}
