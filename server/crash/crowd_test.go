package crash

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// flowCount is how many instances are under way at any time.
const flowCount = 200

// crowd is everybody who works with the servers, and what they know.
type crowd struct {
	town      *town
	workflows map[string]*engine.Workflow
	ledger    *ledger
	flows     []*flow
	press     *press

	mutex    sync.Mutex
	servers  []*server
	stopping atomic.Bool
	// more has flows begin a new instance when one has ended; finishing has them
	// do only what leads to an end.
	more, finishing bool
	// shared says that several servers use the database: who hears nothing of one
	// may ask another at once.
	shared bool
}

func newCrowd(t testing.TB, v *town, seed uint64) *crowd {
	t.Helper()
	c := &crowd{town: v, ledger: &ledger{}, workflows: map[string]*engine.Workflow{}, more: true}
	list := allWorkflows(t)
	for n := range list {
		c.workflows[list[n].Key] = &list[n]
	}
	for n := range flowCount {
		c.flows = append(c.flows, &flow{crowd: c, number: n, random: rand.New(rand.NewPCG(seed, uint64(n)))})
	}
	c.press = &press{crowd: c, random: rand.New(rand.NewPCG(seed, flowCount))}
	return c
}

// at says which servers there are from now on.
func (c *crowd) at(servers ...*server) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.servers = servers
}

// somewhere is a server to ask; nil where none is there.
func (c *crowd) somewhere(random *rand.Rand) *server {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var there []*server
	for _, s := range c.servers {
		if s.alive() {
			there = append(there, s)
		}
	}
	if len(there) == 0 {
		return nil
	}
	return there[random.IntN(len(there))]
}

// drive lets everybody work until they are told to stop, or nobody answers.
func (c *crowd) drive() {
	c.stopping.Store(false)
	var working sync.WaitGroup
	for _, f := range c.flows {
		working.Go(f.run)
	}
	working.Go(c.press.run)
	working.Wait()
}

// press changes and publishes one workflow over and over.
type press struct {
	crowd   *crowd
	random  *rand.Rand
	keys    int
	pending *asked
}

func (p *press) run() {
	for !p.crowd.stopping.Load() {
		if p.pending == nil && (p.crowd.finishing || !p.write()) {
			return
		}
		s := p.crowd.somewhere(p.random)
		if s == nil {
			return
		}
		p.crowd.ledger.send(s, p.pending)
		if p.pending.known.open() {
			return
		}
		if p.pending.known == refused {
			p.crowd.ledger.fault("%s with %s", p.pending, p.pending.refusal)
		}
		p.pending = nil
		time.Sleep(10 * time.Millisecond)
	}
}

// write saves a draft whose description is the key under which it is published
// next; ok is false where the server does not answer.
func (p *press) write() (ok bool) {
	s := p.crowd.somewhere(p.random)
	if s == nil {
		return false
	}
	path := shared.PathWorkflows + "/" + p.crowd.town.workflow
	var draft shared.Draft
	got, err := s.exchange(http.MethodGet, path, "", p.crowd.town.chief, nil)
	if err != nil || got.status != http.StatusOK || json.Unmarshal(got.body, &draft) != nil {
		return p.failed("GET", got, err)
	}
	p.keys++
	key := fmt.Sprintf("press.%d", p.keys)
	draft.Workflow.Description = key
	var saved shared.Saved
	got, err = s.exchange(http.MethodPut, path, "", p.crowd.town.chief, mustEncode(shared.SaveDraft{Workflow: draft.Workflow, Revision: draft.Revision}))
	if err != nil || got.status != http.StatusOK || json.Unmarshal(got.body, &saved) != nil {
		return p.failed("PUT", got, err)
	}
	p.pending = &asked{
		key: key, method: http.MethodPost, path: path + "/publish", as: p.crowd.town.chief, does: publishes, known: unsent,
		body: mustEncode(shared.PublishDraft{Revision: saved.Revision}),
	}
	p.crowd.ledger.add(p.pending)
	return true
}

func (p *press) failed(method string, got answer, err error) bool {
	if err == nil && got.status != http.StatusServiceUnavailable {
		p.crowd.ledger.fault("%s of the draft is answered with %d %s", method, got.status, got.body)
	}
	return false
}
