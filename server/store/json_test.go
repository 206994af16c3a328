package store_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// Both databases keep JSON as the text it was given as: equal content stays equal
// text, whatever is in it.
func TestJSONIsKeptToTheByte(t *testing.T) {
	bothRaw(t, func(t *testing.T, s *store.Store, db raw) {
		at := time.Date(2026, 3, 4, 12, 0, 0, 1000, time.UTC)
		texts := []string{"plain", `\`, `\u0000`, "\x00", `\\u0000'`, "it's", "?", "$1", "漢字 🙂", "\u2028", "<&>", "\x1f\x7f", strings.Repeat(`"\'`, 1000)}
		data := map[string]any{}
		for n, text := range texts {
			data[text] = []any{text, n, 1e300, 0.1, true, nil, map[string]any{text: text}}
		}
		step := newInstance(at)
		step.Events[0].Data, step.Fold.Data, step.Waiting = data, data, texts
		if err := s.Commit(t.Context(), []*store.Step{step}); err != nil {
			t.Fatal(err)
		}
		designer := store.Caller{Person: engine.Person{Name: "dora"}, Sets: []shared.PermissionSet{shared.Designer}}
		w := &engine.Workflow{Key: "texts", Params: []engine.Param{}}
		for _, text := range texts {
			w.Params = append(w.Params, engine.Param{Name: "p", Type: engine.FieldText, Value: text})
		}
		if _, err := s.CreateWorkflow(t.Context(), designer, store.NewWorkflow{Workflow: w, At: at}); err != nil {
			t.Fatal(err)
		}
		for column, value := range map[string]any{
			"fold FROM instances ORDER BY id DESC LIMIT 1":    step.Fold,
			"waiting FROM instances ORDER BY id DESC LIMIT 1": step.Waiting,
			"draft FROM workflows WHERE key = 'texts'":        w,
		} {
			want, err := json.Marshal(value)
			if err != nil {
				t.Fatal(err)
			}
			var got []byte
			if err := db.QueryRow("SELECT " + column).Scan(&got); err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%s\nis  %s\nwas %s", column, got, want)
			}
		}
		events, err := s.History(t.Context(), store.Server(), step.Instance)
		if err != nil {
			t.Fatal(err)
		}
		wantJSON(t, "history", events, step.Events)
	})
}
