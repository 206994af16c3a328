package auth

import (
	"reflect"
	"testing"
	"time"

	"statecraft/server/store"
	"statecraft/shared"
)

// Whoever is asked for together is answered as each would be alone.
func TestStillIn(t *testing.T) {
	d := open(t, false)
	for _, name := range []string{"ada", "ben", "cyd", "dan"} {
		d.add(t, name, right, shared.Designer, shared.Admin)
	}
	secrets := map[string]string{"nobody": "made up", "empty": ""}
	for _, name := range []string{"ada", "ben", "cyd", "dan"} {
		secret, err := d.signIn(t, "192.0.2.1", name, right)
		if err != nil {
			t.Fatal(err)
		}
		secrets[name] = secret
		session, err := d.Session(t.Context(), secret)
		if err != nil {
			t.Fatal(err)
		}
		made, err := d.CreateKey(t.Context(), session.Caller(), shared.CreateKey{Name: "k", Scopes: []shared.Permission{shared.ReadWorkflows}, ExpiresAt: d.time.Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		secrets[name+"'s key"] = made.Secret
	}
	check := func(when string, in int) {
		t.Helper()
		var all []string
		for _, secret := range secrets {
			all = append(all, secret)
		}
		together, err := d.StillIn(t.Context(), all)
		if err != nil || len(together) != in {
			t.Errorf("%s: %d are in (%v), want %d", when, len(together), err, in)
		}
		for name, secret := range secrets {
			alone, err := d.alone(t, secret)
			caller, found := together[secret]
			if found != (err == nil) || !reflect.DeepEqual(caller, alone) {
				t.Errorf("%s: %s is %+v (%v) alone, and %+v (%v) together", when, name, alone, err, caller, found)
			}
		}
	}
	check("at first", 8)
	ada, _ := d.Session(t.Context(), secrets["ada"])
	if err := d.SignOut(t.Context(), ada); err != nil {
		t.Fatal(err)
	}
	check("ada signed out", 7)
	yes := true
	if _, err := d.store.ChangeUser(t.Context(), store.Server(), "ben", shared.ChangeUser{Revision: 1, Disabled: &yes}, d.time); err != nil {
		t.Fatal(err)
	}
	check("ben disabled", 5)
	d.time = d.time.Add(2 * time.Hour)
	check("keys expired", 2)
	d.time = d.time.AddDate(1, 0, 0)
	check("sessions expired", 0)
}

// alone asks for one, as a session or as a key.
func (d *desk) alone(t *testing.T, secret string) (store.Caller, error) {
	t.Helper()
	if s, err := d.Session(t.Context(), secret); err == nil {
		return s.Caller(), nil
	}
	return d.Key(t.Context(), "192.0.2.9", secret)
}
