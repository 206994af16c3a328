package traces

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
)

// step is one thing the driver of a recorded run does.
type step struct {
	do    string   // config, trigger or signal
	at    string   // an element, or a message flow
	flows []string // of config: those a gateway takes
}

var stepPattern = regexp.MustCompile(`^(config|trigger|signal)\((\w+)(?:: ([\w,]+))?\)$`)

// readSteps reads the steps as the tables write them.
func readSteps(t *testing.T, text string) []step {
	t.Helper()
	var list []step
	for _, one := range strings.Split(text, "; ") {
		m := stepPattern.FindStringSubmatch(one)
		if m == nil {
			t.Fatalf("the step %q is not known", one)
		}
		list = append(list, step{do: m[1], at: m[2], flows: strings.Split(m[3], ",")})
	}
	return list
}

// driven lists what the steps trigger from outside.
func driven(steps []step) map[string]bool {
	all := map[string]bool{}
	for _, s := range steps {
		if s.do != "config" {
			all[s.at] = true
		}
	}
	return all
}

// drive runs a translated diagram as the driver did the diagram. With last,
// only what the last step causes counts.
func (w *diagramWorkflow) drive(t *testing.T, steps []step, last bool) *run {
	t.Helper()
	w.form()
	r := begin(t, w.w, w.lineage)
	data := map[string]any{}
	for n, s := range steps {
		if s.do == "config" {
			data[s.at] = anyList(s.flows)
			continue
		}
		if last && n == len(steps)-1 {
			r.lineage.forget(r.instance)
		}
		if r.instance.Status == "" {
			r.do(t, &engine.Start{State: w.starts[s.at], Data: data})
		} else {
			at := w.waits[s.at]
			r.do(t, &engine.Complete{Activation: r.oldest(at.state), Outcome: at.outcome})
		}
		w.sign(t, r)
	}
	if r.instance.NeedsAttention() {
		t.Errorf("it needs attention: %+v", r.instance)
	}
	return r
}

// sign completes tasks as long as any are open, the oldest first: the simulator
// waits at no task it is not told to wait at.
func (w *diagramWorkflow) sign(t *testing.T, r *run) {
	t.Helper()
	for {
		n := slices.IndexFunc(r.instance.Activations, func(a engine.Activation) bool { return w.tasks[a.State] })
		if n < 0 {
			return
		}
		r.do(t, &engine.Complete{Activation: r.instance.Activations[n].ID})
	}
}

// form asks whoever starts which flows each gateway takes.
func (w *diagramWorkflow) form() {
	for _, e := range w.d.order {
		if !w.fields[e.id] {
			continue
		}
		f := engine.Field{Name: e.id, Type: engine.FieldChoices}
		for _, out := range e.out {
			f.Options = append(f.Options, engine.Option{Value: out.id})
		}
		if w.w.Form == nil {
			w.w.Form = &engine.Form{}
		}
		w.w.Form.Fields = append(w.w.Form.Fields, f)
	}
}

func anyList(list []string) []any {
	all := make([]any, len(list))
	for n, v := range list {
		all[n] = v
	}
	return all
}
