package crash

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"statecraft/engine"
	"statecraft/server/store"
)

// stored is what a database holds, read past the server.
type stored struct {
	instances map[int64]*kept
	titles    map[string][]int64 // instances by title, which is the key of their start
	notes     map[string]int     // events by note, which is a key
	others    map[string]int     // events without a note, by trace
	versions  map[string]int     // published, by description, which is a key
	requests  map[string]string  // results by key
	faults    []string
}

// kept is one instance as it is stored.
type kept struct {
	*store.Instance
	events []engine.Event
}

func (s *stored) fault(format string, args ...any) {
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
}

// trace is how an event without a note is recognised.
func trace(does deed, instance int64, activation int, by string) string {
	return fmt.Sprintf("%s %d-%d by %s", does, instance, activation, by)
}

// readStored reads everything and checks what must hold whatever was asked for.
func readStored(t testing.TB, db database) *stored {
	t.Helper()
	s, raw := db.look(t)
	defer s.Close()
	defer raw.Close()
	found := &stored{instances: map[int64]*kept{}, titles: map[string][]int64{}, notes: map[string]int{}, others: map[string]int{}, versions: map[string]int{}, requests: map[string]string{}}
	for after := ""; ; {
		list, next, err := s.Instances(t.Context(), store.Server(), store.InstanceFilter{After: after})
		if err != nil {
			t.Fatal(err)
		}
		for n := range list {
			i, err1 := s.Instance(t.Context(), store.Server(), list[n].ID)
			events, err2 := s.History(t.Context(), store.Server(), list[n].ID)
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			found.add(&kept{i, events})
		}
		if after = next; next == "" {
			break
		}
	}
	v, err := s.VerifyJournal(t.Context())
	if err != nil || v.Broken != nil {
		found.fault("the journal does not fit: %+v %v", v.Broken, err)
	}
	found.readTables(t, raw)
	return found
}

// add takes in an instance, and replays its history.
func (s *stored) add(k *kept) {
	id := k.Summary.ID
	s.instances[id] = k
	s.titles[k.Summary.Title] = append(s.titles[k.Summary.Title], id)
	var fold engine.Instance
	fold.ApplyAll(k.events)
	replayed, one := json.Marshal(&fold)
	there, two := json.Marshal(&k.Fold)
	if one != nil || two != nil || !bytes.Equal(replayed, there) {
		s.fault("instance %d: its history gives\n%s\nand stored is\n%s", id, replayed, there)
	}
	if k.Sequence != len(k.events) || k.Summary.Status != fold.Status || k.Summary.Attention != fold.NeedsAttention() {
		s.fault("instance %d: %d events, sequence %d, listed as %s, attention %v; its history gives %s, %v",
			id, len(k.events), k.Sequence, k.Summary.Status, k.Summary.Attention, fold.Status, fold.NeedsAttention())
	}
	var open, listed []int
	for n := range fold.Activations {
		if fold.Activations[n].Task {
			open = append(open, fold.Activations[n].ID)
		}
	}
	for activation := range k.Tasks {
		listed = append(listed, activation)
	}
	slices.Sort(open)
	if slices.Sort(listed); !slices.Equal(open, listed) {
		s.fault("instance %d: its tasks are %v, and of its history %v", id, listed, open)
	}
	s.trace(k)
}

// trace counts what tells who has done something.
func (s *stored) trace(k *kept) {
	id := k.Summary.ID
	for n := range k.events {
		e := &k.events[n]
		switch {
		case e.Notes != "":
			s.notes[e.Notes]++
		case e.Kind == engine.TaskClaimed:
			s.others[trace(claims, id, e.Activation, e.By)]++
		case e.Kind == engine.TaskReleased:
			s.others[trace(releases, id, e.Activation, e.By)]++
		case e.Kind == engine.TaskAssigned:
			s.others[trace(assigns, id, e.Activation, e.By)]++
		}
	}
}

// readTables reads what the store has no words for.
func (s *stored) readTables(t testing.TB, raw *sql.DB) {
	t.Helper()
	each(t, raw, "SELECT key, result FROM requests", func(key, result string) {
		if _, twice := s.requests[key]; twice {
			s.fault("request %s is recorded twice", key)
		}
		s.requests[key] = result
	})
	each(t, raw, "SELECT content, '' FROM versions WHERE workflow = 'notice'", func(content, _ string) {
		var w engine.Workflow
		if err := json.Unmarshal([]byte(content), &w); err != nil {
			t.Fatal(err)
		}
		s.versions[w.Description]++
	})
	for what, query := range map[string]string{
		"events of one number":        "SELECT instance, sequence FROM journal WHERE instance IS NOT NULL GROUP BY instance, sequence HAVING count(*) > 1",
		"actors of no task":           "SELECT instance, activation FROM task_actors AS a WHERE NOT EXISTS (SELECT 1 FROM tasks AS t WHERE t.instance = a.instance AND t.activation = a.activation)",
		"tasks without actors":        "SELECT instance, activation FROM tasks AS t WHERE NOT EXISTS (SELECT 1 FROM task_actors AS a WHERE t.instance = a.instance AND t.activation = a.activation)",
		"starters who are strangers":  "SELECT id, starter FROM instances AS i WHERE NOT EXISTS (SELECT 1 FROM involved AS v WHERE v.instance = i.id AND v.actor = 'user:' || i.starter)",
		"sign-offs of no entry":       "SELECT entry, signer FROM signed AS s WHERE NOT EXISTS (SELECT 1 FROM journal AS j WHERE j.id = s.entry)",
		"versions that are not known": "SELECT v.workflow, v.version FROM versions AS v JOIN workflows AS w ON w.key = v.workflow WHERE v.version > w.version",
	} {
		each(t, raw, query, func(a, b string) { s.fault("%s: %s, %s", what, a, b) })
	}
	s.checkTables(t, raw)
}

// checkTables holds claims and sign-offs, which are kept twice, against the
// histories.
func (s *stored) checkTables(t testing.TB, raw *sql.DB) {
	t.Helper()
	signed, claimed := map[string]bool{}, map[string]string{}
	for id, k := range s.instances {
		for n := range k.events {
			if e := &k.events[n]; e.Kind == engine.Signed {
				for _, name := range []string{e.By, e.For} {
					if name != "" {
						signed[fmt.Sprintf("%d-%d %s", id, e.Activation, name)] = true
					}
				}
			}
		}
		for n := range k.Fold.Activations {
			if a := &k.Fold.Activations[n]; a.Task {
				claimed[fmt.Sprintf("%d-%d", id, a.ID)] = a.Claimed
			}
		}
	}
	each(t, raw, "SELECT DISTINCT CAST(j.instance AS TEXT) || '-' || CAST(s.activation AS TEXT) || ' ' || s.signer, '' FROM signed AS s JOIN journal AS j ON j.id = s.entry", func(who, _ string) {
		if !signed[who] {
			s.fault("listed as signed, and not in the history: %s", who)
		}
		delete(signed, who)
	})
	for who := range signed {
		s.fault("signed, and not listed: %s", who)
	}
	each(t, raw, "SELECT CAST(instance AS TEXT) || '-' || CAST(activation AS TEXT), claimed FROM tasks", func(task, by string) {
		if claimed[task] != by {
			s.fault("task %s is listed as claimed by %q, and of its history by %q", task, by, claimed[task])
		}
	})
}

// each reads two columns of every row.
func each(t testing.TB, raw *sql.DB, query string, fn func(a, b string)) {
	t.Helper()
	rows, err := raw.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var a, b string
		if err := rows.Scan(&a, &b); err != nil {
			t.Fatal(err)
		}
		fn(a, b)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
