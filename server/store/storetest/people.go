package storetest

import (
	"reflect"
	"testing"

	"statecraft/server/store"
	"statecraft/shared"
)

func people() ([]shared.Group, []store.NewUser) {
	return []shared.Group{{Name: "finance", Display: "Finance"}, {Name: "sales"}},
		[]store.NewUser{
			{User: shared.User{Name: "dora", Display: "Dora", Permissions: []shared.PermissionSet{shared.Designer}}, Password: "hash-of-dora"},
			{User: shared.User{Name: "pia", Display: "Pia", Groups: []string{"finance", "sales"}, Permissions: []shared.PermissionSet{shared.Participant, shared.Viewer}}},
		}
}

func addPeople(t *testing.T, s *store.Store) {
	t.Helper()
	groups, users := people()
	must(t, s.AddPeople(t.Context(), store.Server(), groups, users, at(0)))
}

func peopleCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"the directory names people and groups and no more": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			d, err := s.Directory(t.Context(), participant())
			must(t, err)
			expected := &shared.Directory{
				Users:  []shared.User{{Name: "dora", Display: "Dora"}, {Name: "pia", Display: "Pia", Groups: []string{"finance", "sales"}}},
				Groups: []shared.Group{{Name: "finance", Display: "Finance"}, {Name: "sales"}},
			}
			if !reflect.DeepEqual(d, expected) {
				t.Errorf("got %+v\nwant %+v", d, expected)
			}
		},
		"adding again changes nobody": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.AddPeople(t.Context(), store.Server(), nil, []store.NewUser{{User: shared.User{Name: "dora", Permissions: []shared.PermissionSet{shared.Admin}, Groups: []string{"sales"}}}}, at(1)))
			credential, err := s.Credential(t.Context(), "dora", at(1))
			must(t, err)
			want(t, "hash", credential.Hash, "hash-of-dora")
			all, err := s.People(t.Context(), store.Server())
			must(t, err)
			want(t, "set", all[0].Permissions[0], shared.Designer)
			want(t, "group", all[0].Groups[0], "sales")
		},
		"a member of no group is refused whole": func(t *testing.T, s *store.Store) {
			err := s.AddPeople(t.Context(), store.Server(), []shared.Group{{Name: "new"}}, []store.NewUser{{User: shared.User{Name: "x", Groups: []string{"gone"}}}}, at(0))
			if err == nil {
				t.Fatal("it was stored")
			}
			d, err := s.Directory(t.Context(), designer())
			must(t, err)
			want(t, "groups", len(d.Groups), 0)
		},
		"strangers learn nobody's name": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			for _, who := range []store.Caller{{}, viewer(), caller("ulla", "root")} {
				d, err := s.Directory(t.Context(), who)
				must(t, err)
				want(t, "people", len(d.Users)+len(d.Groups), 0)
				wantCode(t, s.AddPeople(t.Context(), who, nil, nil, at(0)), shared.CodeNotFound)
			}
			for _, who := range []store.Caller{{}, designer(), participant()} {
				all, err := s.People(t.Context(), who)
				must(t, err)
				want(t, "people", len(all), 0)
			}
		},
		"an unknown user has no hash": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			for _, name := range []string{"", "nobody", "DORA", "dora' OR '1'='1", "pia"} {
				credential, err := s.Credential(t.Context(), name, at(1))
				must(t, err)
				want(t, "hash of "+name, credential.Hash, "")
			}
		},
		"an administrator is one who can sign in": func(t *testing.T, s *store.Store) {
			addPeople(t, s)
			must(t, s.AddPeople(t.Context(), store.Server(), nil, []store.NewUser{{User: shared.User{Name: "admin", Permissions: []shared.PermissionSet{shared.Admin}}}}, at(0)))
			yes, err := s.HasAdministrator(t.Context())
			must(t, err)
			want(t, "without password", yes, false)
			must(t, s.AddPeople(t.Context(), store.Server(), nil, []store.NewUser{{User: shared.User{Name: "chief", Permissions: []shared.PermissionSet{shared.Admin}}, Password: "hash"}}, at(0)))
			yes, err = s.HasAdministrator(t.Context())
			must(t, err)
			want(t, "with password", yes, true)
		},
	}
}
