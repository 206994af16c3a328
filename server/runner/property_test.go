package runner

import (
	"context"
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// tester is what *testing.T and *rapid.T have in common here.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// picture is everything the store knows of an instance.
type picture struct {
	instance *store.Instance
	history  []engine.Event
	tasks    map[int]*store.Task
}

func (h *house) picture(t tester, id int64) picture {
	t.Helper()
	ctx, all := context.Background(), caller("ann")
	i, err := h.store.Instance(ctx, all, id)
	if err != nil {
		t.Fatalf("load the instance: %v", err)
	}
	history, err := h.store.History(ctx, all, id)
	if err != nil {
		t.Fatalf("load the history: %v", err)
	}
	p := picture{instance: i, history: history, tasks: map[int]*store.Task{}}
	for n := 1; n <= i.Fold.LastActivation; n++ {
		task, err := h.store.Task(ctx, all, store.TaskID{Instance: id, Activation: n}, store.Known{})
		if err == nil {
			p.tasks[n] = task
		} else if engine.CodeOf(err) != shared.CodeNotFound {
			t.Fatalf("load task %d: %v", n, err)
		}
	}
	return p
}

// wantSound checks what holds after every command: the stored fold is the fold
// of the stored events, and the tasks are those of the fold.
func (h *house) wantSound(t tester, id int64) picture {
	t.Helper()
	p := h.picture(t, id)
	replayed := &engine.Instance{}
	for _, e := range p.history {
		replayed.Apply(e)
	}
	got, _ := json.Marshal(p.instance.Fold)
	want, _ := json.Marshal(replayed)
	if string(got) != string(want) {
		t.Fatalf("stored fold %s\nreplay gives %s", got, want)
	}
	if p.instance.Sequence != len(p.history) || p.instance.Summary.Status != replayed.Status ||
		!p.instance.Summary.EndedAt.Equal(replayed.Ended) || p.instance.Summary.Attention != replayed.NeedsAttention() {
		t.Fatalf("the summary %+v does not fit %s", p.instance.Summary, want)
	}
	signed := 0
	for _, e := range p.history {
		if e.Kind == engine.Signed {
			signed++
		}
	}
	for n, task := range p.tasks {
		a := replayed.Activation(n)
		open := a != nil && a.Task
		if open != task.ClosedAt.IsZero() || open && a.Claimed != task.Claimed {
			t.Fatalf("task %d is %+v, its activation %+v", n, task.Task, a)
		}
		if len(task.SignOffs) != signed {
			t.Fatalf("%d sign-offs, %d events say so", len(task.SignOffs), signed)
		}
	}
	for _, a := range replayed.Activations {
		if _, ok := p.tasks[a.ID]; a.Task && !ok {
			t.Fatalf("activation %d has no task", a.ID)
		}
	}
	return p
}

func TestRandomCommandsKeepTheStoreSound(t *testing.T) {
	h := open(t)
	keys := []string{}
	for _, w := range []*engine.Workflow{claimWorkflow(), parallel(3), stopping()} {
		h.publish(t, w)
		keys = append(keys, w.Key)
	}
	rapid.Check(t, func(t *rapid.T) {
		person := rapid.SampledFrom(append(everybody(), store.Caller{}, store.Server()))
		started, err := h.Submit(context.Background(), caller("ann"), Command{
			Workflow: rapid.SampledFrom(keys).Draw(t, "workflow"), Do: &engine.Start{},
		})
		if err != nil {
			t.Fatalf("start: %v", err)
		}
		before := h.wantSound(t, started.Instance)
		for range rapid.IntRange(1, 12).Draw(t, "commands") {
			c := command(t, before)
			done, err := h.Submit(context.Background(), person.Draw(t, "person"), c)
			after := h.wantSound(t, started.Instance)
			if engine.CodeOf(err) == engine.CodeInternal {
				t.Fatalf("%+v: %v", c.Do, err)
			}
			if err != nil && !reflect.DeepEqual(before, after) {
				t.Fatalf("%+v was refused (%v) and changed something", c.Do, err)
			}
			if err == nil && len(after.history) != len(before.history)+len(done.Events) {
				t.Fatalf("%+v says it did %d events", c.Do, len(done.Events))
			}
			before = after
		}
	})
}

// command draws one that fits about half of the time.
func command(t *rapid.T, p picture) Command {
	activation := rapid.IntRange(-1, p.instance.Fold.LastActivation+1).Draw(t, "activation")
	if open := p.instance.Fold.Activations; len(open) > 0 && rapid.IntRange(0, 3).Draw(t, "aim") > 0 {
		activation = rapid.SampledFrom(open).Draw(t, "open").ID
	}
	c := Command{Instance: p.instance.Summary.ID}
	switch rapid.SampledFrom([]string{"complete", "complete", "complete", "claim", "release"}).Draw(t, "op") {
	case "claim":
		c.Do = &engine.Claim{Activation: activation}
	case "release":
		c.Do = &engine.Release{Activation: activation}
	default:
		c.Seen = p.instance.Tasks[activation] + rapid.SampledFrom([]int{0, 0, 0, 1, -1}).Draw(t, "seen")
		complete := &engine.Complete{
			Activation: activation,
			Outcome:    rapid.SampledFrom([]string{"", "send", "accept", "return", "Done", "no such"}).Draw(t, "outcome"),
			Notes:      rapid.SampledFrom([]string{"", "why 'not' \"?\"\n"}).Draw(t, "notes"),
		}
		if a := p.instance.Fold.Activation(activation); a != nil && a.State == "draft" || rapid.IntRange(0, 9).Draw(t, "stray") == 0 {
			complete.Data = map[string]any{"amount": rapid.SampledFrom([]any{7.5, -1.0, "seven", nil}).Draw(t, "amount")}
		}
		c.Do = complete
	}
	return c
}
