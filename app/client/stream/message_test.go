package stream

import (
	"reflect"
	"testing"
	"time"

	"statecraft/shared"
)

func change(instance int64) *shared.StreamChange {
	return &shared.StreamChange{At: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC), By: "ada", Action: "complete", Workflow: "expense", Instance: instance}
}

func TestMessagesCross(t *testing.T) {
	for _, m := range []message{
		{}, {Change: change(7)}, {Everything: true}, live(true), live(false), {Asks: true}, {SignedIn: true},
		{Everything: true, Live: live(true).Live},
	} {
		got, ok := readMessage(m.text())
		if !ok || !reflect.DeepEqual(got, m) {
			t.Errorf("%s arrives as %+v (%v)", m.text(), got, ok)
		}
	}
	if m, ok := readMessage(`{"everything":true,"ofALaterRelease":{"x":[1]}}`); !ok || !m.Everything {
		t.Errorf("what it does not know keeps it from reading the rest: %+v (%v)", m, ok)
	}
	for _, text := range []string{"", "x", "[1]", `{"live":"yes"}`} {
		if _, ok := readMessage(text); ok {
			t.Errorf("%q was read", text)
		}
	}
}

func TestGathered(t *testing.T) {
	many := make([]message, mostTogether+1)
	for n := range many {
		many[n].Change = change(int64(n))
	}
	for name, c := range map[string]struct {
		before   bool // live
		messages []message
		want     News
		ok       bool
	}{
		"nothing":                 {},
		"nothing new":             {true, []message{live(true), {Asks: true}, {SignedIn: true}}, News{Live: true}, false},
		"changes in their order":  {true, []message{{Change: change(2)}, {Change: change(1)}}, News{Changes: []shared.StreamChange{*change(2), *change(1)}, Live: true}, true},
		"the beginning":           {false, []message{live(false), {Everything: true, Live: live(true).Live}}, News{Everything: true, Live: true}, true},
		"the end":                 {true, []message{live(false)}, News{}, true},
		"another tab takes over":  {true, []message{live(false), {Everything: true, Live: live(true).Live}}, News{Everything: true, Live: true}, true},
		"a change and the end":    {true, []message{{Change: change(1)}, live(false)}, News{Changes: []shared.StreamChange{*change(1)}}, true},
		"too much to tell singly": {true, many, News{Changes: changesOf(many[:mostTogether]), Everything: true, Live: true}, true},
	} {
		t.Run(name, func(t *testing.T) {
			g := gathered{news: News{Live: c.before}}
			for _, m := range c.messages {
				g.add(m)
			}
			got, ok := g.take()
			if ok != c.ok || !reflect.DeepEqual(got, c.want) {
				t.Errorf("it tells %+v (%v), want %+v (%v)", got, ok, c.want, c.ok)
			}
			if again, ok := g.take(); ok || again.Everything || len(again.Changes) > 0 || again.Live != c.want.Live {
				t.Errorf("it tells it twice: %+v", again)
			}
		})
	}
}

func changesOf(messages []message) (list []shared.StreamChange) {
	for _, m := range messages {
		list = append(list, *m.Change)
	}
	return list
}

func TestNewsAreAboutSomething(t *testing.T) {
	draft := shared.StreamChange{Action: "draft.save", Workflow: "expense"}
	for _, c := range []struct {
		news     News
		instance bool // 7
		workflow bool // expense
	}{
		{News{Live: true}, false, false},
		{News{Everything: true}, true, true},
		{News{Changes: []shared.StreamChange{*change(7)}}, true, false},
		{News{Changes: []shared.StreamChange{*change(8), draft}}, false, true},
		{News{Changes: []shared.StreamChange{{Workflow: "other"}}}, false, false},
	} {
		if got := c.news.About(7); got != c.instance {
			t.Errorf("%+v are about the instance: %v", c.news, got)
		}
		if got := c.news.AboutWorkflow("expense"); got != c.workflow {
			t.Errorf("%+v are about the workflow: %v", c.news, got)
		}
	}
}
