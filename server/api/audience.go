package api

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/stream"
	"statecraft/shared"
)

// Topics say who hears of an entry, in the words of who may see what it is about
// (see rights and instances in package store; a test holds the two together).
//
//	instance:ACTOR    has to do with the instance
//	operate:ACTOR     the workflow lists operators, and this is one
//	operate           it lists none and hides from nobody: who may see all instances
//	operate+ACTOR     it lists none: who may see all instances, and is listed for something
//	see:ACTOR         the workflow lists this one for something
//	see               it lists nobody who may see it: who may read workflows
//	operate! see!     administrators
const (
	toInvolved = "instance:"
	toOperator = "operate"
	toReader   = "see"
)

// topicsOf are those of a caller: what they may hear of at this moment.
func topicsOf(c store.Caller) []string {
	var topics []string
	each := func(prefix string, yes bool) {
		for _, actor := range c.Actors() {
			if yes {
				topics = append(topics, prefix+actor)
			}
		}
	}
	one := func(topic string, yes bool) {
		if yes {
			topics = append(topics, topic)
		}
	}
	admin := slices.Contains(c.Sets, shared.Admin)
	if c.May(shared.ReadInstances) {
		each(toInvolved, true)
		each(toOperator+":", c.Admits(shared.SeeAllInstances))
		each(toOperator+"+", c.May(shared.SeeAllInstances))
		reads := slices.ContainsFunc(c.Sets, func(s shared.PermissionSet) bool { return s.Grants(shared.ReadWorkflows) })
		one(toOperator, c.May(shared.SeeAllInstances) && reads)
		one(toOperator+"!", c.May(shared.SeeAllInstances) && admin)
	}
	each(toReader+":", c.Admits(shared.ReadWorkflows))
	one(toReader, c.May(shared.ReadWorkflows))
	one(toReader+"!", c.May(shared.ReadWorkflows) && admin)
	return topics
}

// toSeeInstance are the topics of an entry about an instance.
func toSeeInstance(lists map[shared.Right][]engine.Actor, involved []engine.Actor) []string {
	to := []string{toOperator + "!"}
	for _, actor := range involved {
		to = append(to, toInvolved+string(actor))
	}
	operators := lists[shared.RightOperate]
	for _, actor := range operators {
		to = append(to, toOperator+":"+string(actor))
	}
	if len(operators) > 0 {
		return to
	}
	if len(lists[shared.RightSee]) == 0 {
		to = append(to, toOperator)
	}
	return append(to, listed(toOperator+"+", lists)...)
}

// toSeeWorkflow are those of an entry about a workflow.
func toSeeWorkflow(lists map[shared.Right][]engine.Actor) []string {
	to := []string{toReader + "!"}
	if len(lists[shared.RightSee]) == 0 {
		to = append(to, toReader)
	}
	return append(to, listed(toReader+":", lists)...)
}

// listed are those a workflow lists for anything.
func listed(prefix string, lists map[shared.Right][]engine.Actor) (to []string) {
	for _, right := range shared.Rights() {
		for _, actor := range lists[right] {
			to = append(to, prefix+string(actor))
		}
	}
	return to
}

// Journal is where streams take from what happens: the store's journal, written
// as events and addressed to those who may see what they are about.
type Journal struct {
	store *store.Store

	mutex sync.Mutex
	// lists holds who is listed on workflows, as of the last entry that was read.
	lists map[string]map[shared.Right][]engine.Actor
}

// mostLists bounds what is kept; past it, keeping begins anew.
const mostLists = 1024

// NewJournal is for a [stream.Hub].
func NewJournal(s *store.Store) *Journal {
	return &Journal{store: s, lists: map[string]map[shared.Right][]engine.Actor{}}
}

var _ stream.Journal = (*Journal)(nil)

// Head is the id of the last entry.
func (j *Journal) Head(ctx context.Context) (int64, error) { return j.store.JournalHead(ctx) }

// After gives the entries that follow an id.
func (j *Journal) After(ctx context.Context, id int64, limit int) ([]stream.Entry, error) {
	rows, err := j.store.JournalAfter(ctx, id, limit)
	if err != nil {
		return nil, err
	}
	entries := make([]stream.Entry, len(rows))
	for n := range rows {
		if entries[n], err = j.entry(ctx, &rows[n]); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

func (j *Journal) entry(ctx context.Context, row *store.JournalEntry) (stream.Entry, error) {
	e := stream.Entry{ID: row.ID}
	key, ofWorkflow := strings.CutPrefix(row.Object, "workflow:")
	if row.Instance != 0 {
		key = row.Workflow
	} else if !ofWorkflow {
		return e, nil // people and the like: nobody hears of them here
	}
	if row.Action == "rights.change" {
		j.forget(key)
	}
	lists, err := j.listsOf(ctx, key)
	if err != nil {
		return e, err
	}
	if row.Instance != 0 {
		e.To = toSeeInstance(lists, row.Involved)
	} else {
		e.To = toSeeWorkflow(lists)
	}
	e.Frame, err = frame(row.ID, "change", shared.StreamChange{
		At: row.At, By: person(row.Actor), Action: row.Action, Workflow: key, Instance: row.Instance,
	})
	return e, err
}

// listsOf says who may do what with a workflow.
func (j *Journal) listsOf(ctx context.Context, key string) (map[shared.Right][]engine.Actor, error) {
	j.mutex.Lock()
	lists, kept := j.lists[key]
	j.mutex.Unlock()
	if kept {
		return lists, nil
	}
	rights, err := j.store.Rights(ctx, store.Server(), key)
	if err != nil {
		return nil, err
	}
	j.mutex.Lock()
	defer j.mutex.Unlock()
	if len(j.lists) >= mostLists {
		clear(j.lists)
	}
	j.lists[key] = rights.Rights
	return rights.Rights, nil
}

func (j *Journal) forget(key string) {
	j.mutex.Lock()
	defer j.mutex.Unlock()
	delete(j.lists, key)
}

// person is who acted: how they came is for the audit log.
func person(actor string) string {
	actor, _, _ = strings.Cut(actor, " by key ")
	if _, as, found := strings.Cut(actor, " as "); found {
		return as
	}
	return actor
}

// frame writes an event of a stream. JSON has no line breaks of its own.
func frame(id int64, kind string, data any) ([]byte, error) {
	text, err := json.Marshal(data)
	return fmt.Appendf(nil, "id: %d\nevent: %s\ndata: %s\n\n", id, kind, text), err
}
