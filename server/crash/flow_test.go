package crash

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"

	"statecraft/engine"
	"statecraft/shared"
)

// flow drives one instance after the other to its end, as the people would.
type flow struct {
	crowd  *crowd
	number int
	random *rand.Rand
	keys   int // made so far

	instance int64
	workflow string
	steps    int
	pending  []*asked
	hasty    bool // has asked another server without waiting
	ended    bool
}

// run goes on until the crowd is to stop, or the flow finds nobody who answers.
func (f *flow) run() {
	for !f.crowd.stopping.Load() {
		if len(f.pending) == 0 {
			if f.ended && !f.crowd.more {
				return
			}
			next, ok := f.next()
			if !ok {
				return
			}
			f.pending = next
		}
		if !f.ask() && !f.again() {
			return
		}
	}
}

// again tells whether to ask again at once, of another server.
func (f *flow) again() bool {
	again := !f.hasty && f.crowd.shared && f.chance(50)
	f.hasty = again // once only
	return again
}

// ask sends what is to be asked, all at once, and tells whether to go on.
func (f *flow) ask() bool {
	s := f.crowd.somewhere(f.random)
	if s == nil {
		return false
	}
	var sending sync.WaitGroup
	for _, a := range f.pending {
		sending.Go(func() { f.crowd.ledger.send(s, a) })
	}
	sending.Wait()
	var open []*asked
	for _, a := range f.pending {
		if a.known.open() {
			open = append(open, a)
		} else if a.does == starts && a.known == acknowledged {
			f.instance = a.instance
		}
	}
	f.pending = open
	f.hasty = f.hasty && len(open) > 0
	return len(open) == 0
}

// next decides what to ask for; ok is false where the server does not answer.
func (f *flow) next() (list []*asked, ok bool) {
	if f.instance == 0 || f.ended {
		return f.start(), true
	}
	detail := new(shared.InstanceDetail)
	if !f.get(f.crowd.town.olga, fmt.Sprintf("%s/%d", shared.PathInstances, f.instance), detail) {
		return nil, false
	}
	f.steps++
	switch {
	case detail.Status == engine.StatusCompleted || detail.Status == engine.StatusCancelled:
		f.ended = true
		return nil, true
	case detail.Status == engine.StatusSuspended:
		return f.operate("resume", map[string]any{}), true
	case f.steps > 25 || f.chance(1) && !f.crowd.finishing:
		return f.operate("cancel", map[string]any{}), true
	case f.chance(2) && !f.crowd.finishing:
		return f.operate("suspend", map[string]any{}), true
	case f.chance(3) && !f.crowd.finishing:
		return f.operate("data", map[string]any{"data": map[string]any{"remark": f.number}}), true
	}
	return f.onTask(detail)
}

// onTask asks for something about an open task.
func (f *flow) onTask(detail *shared.InstanceDetail) ([]*asked, bool) {
	open := detail.Instance.Activations
	if len(open) == 0 {
		return f.operate("cancel", map[string]any{}), true
	}
	a := &open[f.random.IntN(len(open))]
	if a.Incident != nil {
		if detail.Instance.Data["factor"] == nil {
			return f.operate("data", map[string]any{"data": map[string]any{"factor": 1 + f.random.IntN(9)}}), true
		}
		return f.operate("retry", map[string]any{"activation": a.ID}), true
	}
	people := f.shuffled()
	id := fmt.Sprintf("%d-%d", f.instance, a.ID)
	for _, who := range people {
		if a.Claimed != "" && who.name != a.Claimed {
			continue
		}
		task := new(shared.TaskDetail)
		if !f.get(who, shared.PathTasks+"/"+id, task) {
			return nil, false
		}
		if len(task.Outcomes) == 0 {
			continue
		}
		return f.act(who, task, people), true
	}
	return f.operate("move", map[string]any{"activation": a.ID, "to": a.State}), true // nobody may: ask anew
}

// act does one of the things people do with a task of theirs.
func (f *flow) act(who person, task *shared.TaskDetail, people []person) []*asked {
	if !f.crowd.finishing {
		switch {
		case task.Claimed == "" && !voting(task) && f.chance(15):
			return []*asked{f.onOne(who, task, claims, "claim", nil)}
		case task.Claimed != "" && f.chance(25):
			return []*asked{f.onOne(who, task, releases, "release", nil)}
		case task.Claimed == "" && !voting(task) && f.chance(4):
			return []*asked{f.onOne(f.crowd.town.olga, task, assigns, "assign", shared.AssignTask{To: who.name})}
		}
	}
	list := []*asked{f.complete(who, task)}
	// Several at once: votes, or a race for one task.
	if voting(task) || task.Claimed == "" && f.chance(10) {
		for _, other := range people {
			if other.name != who.name && len(list) < 3 {
				list = append(list, f.complete(other, task))
			}
		}
	}
	return list
}

func voting(task *shared.TaskDetail) bool {
	state := task.InstanceDetail.Definition.State(task.State)
	return state != nil && state.Voting()
}

func (f *flow) complete(who person, task *shared.TaskDetail) *asked {
	a := f.onOne(who, task, completes, "complete", nil)
	outcome := f.random.IntN(len(task.Outcomes))
	if f.crowd.finishing && f.chance(75) {
		outcome = 0 // mostly the way on
	}
	a.body = mustEncode(shared.CompleteTask{
		Revision: task.Revision, Outcome: task.Outcomes[outcome].Name, Data: fill(task.Form, f.random), Notes: a.key,
	})
	return a
}

func (f *flow) onOne(who person, task *shared.TaskDetail, does deed, verb string, body any) *asked {
	a := f.asking(who, shared.PathTasks+"/"+task.ID+"/"+verb, does, body)
	a.instance, a.activation = task.Instance, task.Activation
	return a
}

// operate asks for something of an operator, with the key as its note.
func (f *flow) operate(verb string, body map[string]any) []*asked {
	a := f.asking(f.crowd.town.olga, fmt.Sprintf("%s/%d/%s", shared.PathInstances, f.instance, verb), operates, nil)
	body["notes"] = a.key
	a.body, a.instance = mustEncode(body), f.instance
	return []*asked{a}
}

// start begins an instance of any workflow, whose title is the key.
func (f *flow) start() []*asked {
	f.instance, f.ended, f.steps = 0, false, 0
	f.workflow = f.crowd.town.keys[f.random.IntN(len(f.crowd.town.keys))]
	w := f.crowd.workflows[f.workflow]
	begin := shared.StartInstance{Start: engine.Start{Data: fill(w.Form, f.random), Roles: map[string][]engine.Actor{}}}
	for _, role := range w.Roles {
		if role.Required {
			begin.Roles[role.Name] = []engine.Actor{engine.Actor("user:" + f.shuffled()[0].name)}
		}
	}
	a := f.asking(f.shuffled()[0], shared.PathWorkflows+"/"+f.workflow+"/instances", starts, nil)
	begin.Title = a.key
	a.body = mustEncode(begin)
	return []*asked{a}
}

// asking is a request under a key of its own, in the ledger.
func (f *flow) asking(who person, path string, does deed, body any) *asked {
	f.keys++
	a := &asked{key: fmt.Sprintf("f%d.%d", f.number, f.keys), method: http.MethodPost, path: path, as: who, does: does, known: unsent}
	if body != nil {
		a.body = mustEncode(body)
	}
	f.crowd.ledger.add(a)
	return a
}

// get reads something that must be there; ok is false where the server does not
// answer.
func (f *flow) get(as person, path string, into any) (ok bool) {
	s := f.crowd.somewhere(f.random)
	if s == nil {
		return false
	}
	got, err := s.exchange(http.MethodGet, path, "", as, nil)
	if err != nil || got.status == http.StatusServiceUnavailable {
		return false
	}
	if got.status == http.StatusNotFound && as.name != f.crowd.town.olga.name {
		return true // strangers are told that there is no such task
	}
	if got.status != http.StatusOK || json.Unmarshal(got.body, into) != nil {
		f.crowd.ledger.fault("GET %s as %s is answered with %d %s", path, as.name, got.status, got.body)
		return false
	}
	return true
}

func (f *flow) chance(percent int) bool { return f.random.IntN(100) < percent }

func (f *flow) shuffled() []person {
	list := append([]person(nil), f.crowd.town.acting...)
	f.random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func mustEncode(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}
