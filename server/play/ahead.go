package play

import (
	"cmp"
	"slices"
	"strconv"

	"statecraft/engine"
)

// theStart stands for starting where four eyes keep the starter out; no state
// has an empty id.
const theStart = ""

// apart tells which states must be signed by others than each state, both ways
// round.
func apart(w *engine.Workflow) map[string][]string {
	pairs := map[string][]string{}
	for _, s := range w.States {
		for _, other := range s.SeparateFrom {
			if other == engine.NameStarter {
				other = theStart
			}
			pairs[s.ID] = append(pairs[s.ID], other)
			if other != s.ID {
				pairs[other] = append(pairs[other], s.ID)
			}
		}
	}
	return pairs
}

// spared puts those last whom another state needs, because nobody else would be
// left to sign it: where ann or bo may sign A, only bo may sign B, and four eyes
// keep whoever signed A out of B, ann comes before bo in A.
func (r *Run) spared(state string, people []engine.Person) []engine.Person {
	if len(people) < 2 || len(r.apart[state]) == 0 {
		return people
	}
	posts := r.posts(state)
	if len(posts) == 0 {
		return people
	}
	var rest []engine.Person
	people = slices.DeleteFunc(slices.Clone(people), func(p engine.Person) bool {
		o := staffing{apart: r.apart, signed: map[string][]string{}, budget: maxTries}
		for _, post := range posts {
			o.signed[post.state] = slices.Clone(r.instance.Signers[post.state])
		}
		o.signed[theStart] = append(o.signed[theStart], r.instance.Starter)
		o.signed[state] = append(slices.Clone(r.instance.Signers[state]), p.Name)
		if o.staffed(posts) {
			return false
		}
		rest = append(rest, p)
		return true
	})
	return append(people, rest...)
}

// post is a state that needs signatures of so many of these people.
type post struct {
	state  string
	people []string
	need   int
}

// posts are the states that four eyes connect with a state and that only certain
// people can sign, those with the fewest first.
func (r *Run) posts(state string) []post {
	var posts []post
	met := []string{state}
	for n := 0; n < len(met); n++ {
		for _, id := range r.apart[met[n]] {
			s := r.program.Workflow().State(id)
			if s == nil || slices.Contains(met, id) {
				continue
			}
			actors := r.instance.Candidates(s)
			if len(actors) == 0 || slices.ContainsFunc(actors, openEnded) {
				continue
			}
			met = append(met, id)
			p := post{state: id, need: 1}
			if votes, err := strconv.Atoi(string(s.Need)); err == nil {
				p.need = votes
			}
			for _, actor := range actors {
				if person, _, ok := standIn(actor, 1); ok {
					p.people = append(p.people, person.Name)
				}
			}
			posts = append(posts, p)
		}
	}
	slices.SortStableFunc(posts, func(a, b post) int { return cmp.Compare(len(a.people), len(b.people)) })
	return posts
}

// maxTries bounds the search for who could sign what. Past it the answer is the
// hopeful one: the engine will say who may not.
const maxTries = 10_000

// staffing looks for a way to staff all posts.
type staffing struct {
	apart  map[string][]string
	signed map[string][]string // by state
	budget int
}

func (o *staffing) staffed(posts []post) bool {
	return len(posts) == 0 || o.fill(posts[0], posts[0].people, posts[0].need, posts[1:])
}

// fill finds the people one post still needs, and then those of the rest.
func (o *staffing) fill(p post, people []string, need int, rest []post) bool {
	if need == 0 {
		return o.staffed(rest)
	}
	for n, name := range people {
		if o.budget--; o.budget < 0 {
			return true
		}
		if len(people)-n < need {
			return false
		}
		if o.keptOut(p.state, name) {
			continue
		}
		before := o.signed[p.state]
		o.signed[p.state] = append(before[:len(before):len(before)], name)
		if o.fill(p, people[n+1:], need-1, rest) {
			return true
		}
		o.signed[p.state] = before
	}
	return false
}

func (o *staffing) keptOut(state, name string) bool {
	return slices.ContainsFunc(o.apart[state], func(other string) bool {
		return slices.Contains(o.signed[other], name)
	})
}
