package inbox

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"statecraft/app/ui/parts"
)

// storage is what the browser keeps between visits, as far as it is needed here.
type storage interface {
	Get(key string, value any) error
	Set(key string, value any) error
	Del(key string)
	ForEach(f func(key string))
}

const (
	draftPrefix = "statecraft.task."
	seenPrefix  = "statecraft.seen."
	// mostDrafts and mostSeen bound what is kept; the oldest go.
	mostDrafts = 50
	mostSeen   = 300
)

// draft is what somebody has filled into a task and not sent.
type draft struct {
	At      time.Time    `json:"at"`
	Answers parts.Filled `json:"answers"`
	Note    string       `json:"note,omitempty"`
}

// keeper keeps, for one person, drafts of tasks and what they have seen. Somebody
// who is not known yet has nothing kept.
type keeper struct {
	storage
	user string
}

func (k keeper) draftKey(task string) string { return draftPrefix + k.user + "." + task }

// draft reads what was filled in; ok is false where nothing was.
func (k keeper) draft(task string) (d draft, ok bool) {
	if k.user == "" || k.Get(k.draftKey(task), &d) != nil {
		return draft{}, false
	}
	return d, !d.At.IsZero()
}

// keep writes it. Where the browser is full, it is not kept: that is told.
func (k keeper) keep(task string, d draft) error {
	if k.user == "" {
		return nil
	}
	if err := k.Set(k.draftKey(task), d); err != nil {
		return err
	}
	k.forgetOldest()
	return nil
}

// forget drops what was filled in.
func (k keeper) forget(task string) {
	if k.user != "" {
		k.Del(k.draftKey(task))
	}
}

// forgetOldest drops the drafts beyond mostDrafts, whoever wrote them.
func (k keeper) forgetOldest() {
	type kept struct {
		key string
		at  time.Time
	}
	var all []kept
	k.ForEach(func(key string) {
		var d draft
		if strings.HasPrefix(key, draftPrefix) && k.Get(key, &d) == nil {
			all = append(all, kept{key, d.At})
		}
	})
	slices.SortFunc(all, func(a, b kept) int { return cmp.Or(b.at.Compare(a.at), strings.Compare(a.key, b.key)) })
	for _, old := range all[min(mostDrafts, len(all)):] {
		k.Del(old.key)
	}
}

// seen is how many events of an instance the person has seen; 0 for none.
func (k keeper) seen(instance int64) int {
	for _, s := range k.allSeen() {
		if s.Instance == instance {
			return s.Events
		}
	}
	return 0
}

// look keeps that the person has seen so many events of an instance.
func (k keeper) look(instance int64, events int) {
	if k.user == "" || k.seen(instance) == events {
		return
	}
	all := slices.DeleteFunc(k.allSeen(), func(s sighting) bool { return s.Instance == instance })
	all = append([]sighting{{instance, events}}, all...)
	// What cannot be kept is marked as new again, which does no harm.
	_ = k.Set(seenPrefix+k.user, all[:min(mostSeen, len(all))])
}

// sighting is how far an instance was seen.
type sighting struct {
	Instance int64 `json:"i"`
	Events   int   `json:"e"`
}

// allSeen are the sightings, the last one first.
func (k keeper) allSeen() (all []sighting) {
	if k.user != "" {
		_ = k.Get(seenPrefix+k.user, &all)
	}
	return all
}

// formID tells the forms of a task apart: another round begins afresh.
func formID(task string, round int) string { return "form-" + task + "-" + strconv.Itoa(round) }
