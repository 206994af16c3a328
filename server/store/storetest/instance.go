package storetest

import (
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

func instanceCases() map[string]func(*testing.T, *store.Store) {
	return map[string]func(*testing.T, *store.Store){
		"lists are newest first and filtered": func(t *testing.T, s *store.Store) {
			published(t, s)
			first, second := begin(t, s, "group:finance").Instance, begin(t, s, "group:finance").Instance
			commit(t, s, signed(first, "pia"))
			for _, c := range []struct {
				filter store.InstanceFilter
				ids    []int64
			}{
				{store.InstanceFilter{}, []int64{second, first}},
				{store.InstanceFilter{Status: engine.StatusRunning}, []int64{second}},
				{store.InstanceFilter{Status: engine.StatusCompleted, Workflow: "expense"}, []int64{first}},
				{store.InstanceFilter{Status: engine.StatusCancelled}, nil},
				{store.InstanceFilter{Workflow: "elsewhere"}, nil},
			} {
				list, _, err := s.Instances(t.Context(), viewer(), c.filter)
				must(t, err)
				want(t, "rows", len(list), len(c.ids))
				for n := range list {
					want(t, "id", list[n].ID, c.ids[n])
				}
			}
			list, _, err := s.Instances(t.Context(), viewer(), store.InstanceFilter{Status: engine.StatusRunning})
			must(t, err)
			want(t, "waiting", list[0].Waiting[0], "Check")
			want(t, "started", list[0].StartedAt, at(2))
		},
		"lists are narrowed by what people look for": func(t *testing.T, s *store.Store) {
			published(t, s)
			titles := []string{"Zwölf STÜHLE", "100 % _wool_ \\ 'carpet'", "plain"}
			batch := make([]*store.Step, len(titles))
			for n, title := range titles {
				batch[n] = beginning("group:finance")
				batch[n].New.Title = title
			}
			batch[1].Fold.Incident = &engine.Incident{Code: engine.IncidentStuck, Message: "stuck"}
			batch[2].Fold.Starter, batch[2].Involved = "otto", []engine.Actor{"user:otto"}
			commit(t, s, batch...)
			for _, c := range []struct {
				filter store.InstanceFilter
				titles []string
			}{
				{store.InstanceFilter{Text: "stühle"}, titles[:1]},
				{store.InstanceFilter{Text: "ZWÖLF"}, titles[:1]},
				{store.InstanceFilter{Text: "%"}, titles[1:2]},
				{store.InstanceFilter{Text: "_W"}, titles[1:2]},
				{store.InstanceFilter{Text: `\ '`}, titles[1:2]},
				{store.InstanceFilter{Text: "!"}, nil},
				{store.InstanceFilter{Text: "l"}, titles},
				{store.InstanceFilter{Text: "expense", Starter: "otto"}, titles[2:]}, // the workflow's name
				{store.InstanceFilter{Attention: true}, titles[1:2]},
				{store.InstanceFilter{Starter: "pia"}, titles[:2]},
				{store.InstanceFilter{Mine: true}, nil}, // the viewer has done nothing
			} {
				list, _, err := s.Instances(t.Context(), viewer(), c.filter)
				must(t, err)
				var found []string
				for n := len(list) - 1; n >= 0; n-- {
					found = append(found, list[n].Title)
				}
				same(t, c.filter.Text, found, c.titles)
			}
			list, _, err := s.Instances(t.Context(), caller("otto", shared.Viewer), store.InstanceFilter{Mine: true})
			must(t, err)
			want(t, "otto's", len(list), 1)
			want(t, "attention", list[0].Attention, false)
		},
		"what does not exist is not found": func(t *testing.T, s *store.Store) {
			for _, id := range []int64{0, -1, 1, 1 << 62} {
				_, err := s.Instance(t.Context(), designer(), id)
				wantCode(t, err, shared.CodeNotFound)
				_, err = s.History(t.Context(), designer(), id)
				wantCode(t, err, shared.CodeNotFound)
			}
		},
	}
}
