package play

import (
	"reflect"
	"testing"

	"statecraft/engine"
)

func TestStandInsAreNumbered(t *testing.T) {
	for _, c := range []struct {
		actor engine.Actor
		want  []string // the first, and the third where there is no end of them
	}{
		{"group:finance", []string{"finance-member", "finance-member-3"}},
		{"anyone", []string{"somebody", "somebody-3"}},
		{"manager-of:user:ann", []string{"ann-manager", "ann-manager-3"}},
		{"user:ann", []string{"ann"}},
		{"starter", []string{"starter"}},
		{"role:clerk", nil},
		{"data:owner", nil},
		{"manager-of:role:clerk", nil},
		{"nonsense", nil},
	} {
		var got []string
		for _, n := range []int{1, 3} {
			if p, ok := newCast().standIn(c.actor, n); ok {
				got = append(got, p.Name)
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.actor, got, c.want)
		}
		if openEnded(c.actor) != (len(c.want) == 2) {
			t.Errorf("%s: open-ended is %v", c.actor, openEnded(c.actor))
		}
	}
}

func TestNamesOfStandInsAreRecognised(t *testing.T) {
	actors := []engine.Actor{"user:ann", "group:finance", "manager-of:user:bo"}
	for name, want := range map[string]engine.Person{
		"finance-member":    {Name: "finance-member", Groups: []string{"finance"}},
		"finance-member-7":  {Name: "finance-member-7", Groups: []string{"finance"}},
		"bo-manager-2":      {Name: "bo-manager-2", Manages: []string{"bo"}},
		"finance-member-1":  {Name: "finance-member-1"},
		"finance-member-07": {Name: "finance-member-07"},
		"finance-member7":   {Name: "finance-member7"},
		"finance-member-":   {Name: "finance-member-"},
		"legal-member":      {Name: "legal-member"},
		"ann":               {Name: "ann"},
	} {
		c := newCast()
		c.recognise(name, actors)
		if got := c.person(name); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v, want %+v", name, got, want)
		}
	}
}

func TestWhatStepsSayHolds(t *testing.T) {
	c := newCast()
	c.mention([]Step{
		{By: engine.Person{Name: "bo"}},
		{By: engine.Person{Name: "finance-member", Groups: []string{"legal"}}},
		{To: engine.Person{Name: "bo", Groups: []string{"finance"}}, For: "cy"},
		{By: engine.Person{Name: "bo", Groups: []string{"sales"}}},
	})
	if want := []string{"bo", "finance-member", "cy"}; !reflect.DeepEqual(c.named, want) {
		t.Errorf("the steps name %q, want %q", c.named, want)
	}
	if got := c.person("bo").Groups; !reflect.DeepEqual(got, []string{"finance"}) {
		t.Errorf("from the beginning bo is in %q, want what is said first", got)
	}
	if p, _ := c.standIn("group:finance", 1); p.InGroup("finance") {
		t.Errorf("a stand-in got a group that the steps do not give: %+v", p)
	}
	if got := c.known(engine.Person{Name: "bo", Groups: []string{}}); len(got.Groups) > 0 {
		t.Errorf("bo has left every group, but is in %q", got.Groups)
	}
}

func TestJoined(t *testing.T) {
	c := newCast()
	c.known(engine.Person{Name: "cy", Groups: []string{"legal"}})
	member, _ := c.standIn("group:finance", 1)
	for _, x := range []struct {
		name  string
		p     engine.Person
		actor engine.Actor
		want  engine.Person
		ok    bool
	}{
		{"two groups", member, "group:boss", engine.Person{Name: "finance-member", Groups: []string{"finance", "boss"}}, true},
		{"a member who is a user", member, "user:ann", engine.Person{Name: "ann", Groups: []string{"finance"}}, true},
		{"a user of a group", engine.Person{Name: "ann"}, "group:boss", engine.Person{Name: "ann", Groups: []string{"boss"}}, true},
		{"the same user", engine.Person{Name: "ann"}, "user:ann", engine.Person{Name: "ann"}, true},
		{"two users", engine.Person{Name: "ann"}, "user:bo", engine.Person{}, false},
		{"somebody of whom the steps say all", c.person("cy"), "group:boss", engine.Person{Name: "cy", Groups: []string{"legal"}}, true},
		{"nobody", member, "data:owner", engine.Person{}, false},
	} {
		got, ok := c.joined(x.p, x.actor)
		if ok != x.ok || ok && !reflect.DeepEqual(got, x.want) {
			t.Errorf("%s: %+v %v, want %+v %v", x.name, got, ok, x.want, x.ok)
		}
	}
}
