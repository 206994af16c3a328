package storetest

import (
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// awkward are texts that a database, or what writes its queries, may take for
// something else.
func awkward() map[string]string {
	return map[string]string{
		"quotes":       `it's "so" ''twice''`,
		"backslashes":  `C:\new\'; DROP TABLE tasks; --\`,
		"marks":        "? ?0 $1 :name @p ?? {} %s %d",
		"unicode":      "Ünïcödé 漢字 🙂 e\u0301 \u202e\ufeff",
		"lines":        "a\nb\r\nc\td",
		"controls":     "\x01\x1f\x7f",
		"comments":     "/* -- */ # ;",
		"json in json": `{"a":"\u0000","b":"\\u0000"}`,
		"spaces":       "  both ends  ",
		"long":         strings.Repeat("né'\\", 1<<18), // more than 1 MB
	}
}

func textCases() map[string]func(*testing.T, *store.Store) {
	cases := map[string]func(*testing.T, *store.Store){
		"times are kept to the microsecond": func(t *testing.T, s *store.Store) {
			published(t, s)
			for _, moment := range []time.Time{
				time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC),
				time.Date(2026, 3, 4, 12, 0, 0, 1000, time.UTC),
				time.Date(2026, 3, 4, 12, 0, 0, 999999000, time.UTC),
				time.Date(2026, 3, 4, 12, 0, 0, 100000000, time.UTC),
				time.Date(1969, 12, 31, 23, 59, 59, 999999000, time.UTC),
				time.Date(2199, 12, 31, 23, 59, 59, 1000, time.UTC),
			} {
				step := beginning("group:finance")
				for n := range step.Events {
					step.Events[n].At = moment
				}
				step.Fold.Started, step.Fold.Ended, step.Opened[0].OpenedAt = moment, moment, moment
				commit(t, s, step)
				i, err := s.Instance(t.Context(), designer(), step.Instance)
				must(t, err)
				same(t, "started", i.Summary.StartedAt, moment)
				same(t, "ended", i.Summary.EndedAt, moment)
				same(t, "fold", &i.Fold, step.Fold)
				task, err := s.Task(t.Context(), designer(), store.TaskID{Instance: step.Instance, Activation: 1}, store.Known{})
				must(t, err)
				same(t, "opened", task.OpenedAt, moment)
				events, err := s.History(t.Context(), designer(), step.Instance)
				must(t, err)
				same(t, "events", events, step.Events)
			}
		},
		"what no database can keep is not looked for": func(t *testing.T, s *store.Store) {
			for _, text := range []string{"a\x00b", "a\xffb"} {
				for _, f := range []store.InstanceFilter{{Workflow: text}, {Status: engine.Status(text)}, {Starter: text}, {Text: text}} {
					_, _, err := s.Instances(t.Context(), viewer(), f)
					wantCode(t, err, "invalid")
				}
				_, _, err := s.Tasks(t.Context(), participant(), store.TaskFilter{View: shared.TasksAll, Workflow: text})
				wantCode(t, err, "invalid")
				for _, f := range []store.JournalFilter{{Actor: text}, {Action: text}, {Object: text}} {
					_, _, err := s.Journal(t.Context(), admin(), f)
					wantCode(t, err, "invalid")
				}
				_, _, err = s.Repeated(t.Context(), request(text, ""))
				wantCode(t, err, "invalid")
			}
		},
		"what no database can keep is refused": func(t *testing.T, s *store.Store) {
			published(t, s)
			for _, text := range []string{"a\x00b", "a\xffb"} {
				step := beginning("group:finance")
				step.New.Title = text
				wantCode(t, s.Commit(t.Context(), []*store.Step{step}), "invalid")
				step = beginning(engine.Actor("user:" + text))
				wantCode(t, s.Commit(t.Context(), []*store.Step{step}), "invalid")
			}
			want(t, "entries of steps", len(taskIDs(t, s, participant(), store.TaskFilter{View: shared.TasksAll})), 0)
		},
	}
	for name, text := range awkward() {
		cases["texts come back as they were: "+name] = func(t *testing.T, s *store.Store) { keepsText(t, s, text) }
	}
	return cases
}

// keepsText puts a text wherever a step has one.
func keepsText(t *testing.T, s *store.Store, text string) {
	published(t, s)
	short := text[:min(len(text), 200)] // indexed columns have bounds
	step := beginning(engine.Actor("user:" + short))
	step.New.Title, step.New.Name = text, text
	step.Events[0].Data = map[string]any{"text": text, short: []any{text, nil, 0.1, true}}
	step.Fold.Data, step.Waiting = step.Events[0].Data, []string{text}
	step.Opened[0].State, step.Opened[0].StateName, step.Opened[0].Claimed = short, text, short
	commit(t, s, step)
	sign := signed(step.Instance, short)
	sign.Events[0].Notes, sign.Action, sign.Object = text, short, short
	commit(t, s, after(sign, 0))

	reader := caller(short, shared.Participant)
	i, err := s.Instance(t.Context(), reader, step.Instance)
	must(t, err)
	want(t, "title", i.Summary.Title, text)
	events, err := s.History(t.Context(), reader, step.Instance)
	must(t, err)
	same(t, "events", events, append(step.Events, sign.Events...))
	done, _, err := s.Tasks(t.Context(), reader, store.TaskFilter{View: shared.TasksDone})
	must(t, err)
	want(t, "notes", done[0].SignOff.Notes, text)
	want(t, "name", done[0].Name, text)
	verified(t, s)
}
