package play

import (
	"fmt"
	"testing"
)

// ring gives posts in a circle, each kept apart from the next and the one after.
func ring(size int, people ...string) ([]post, staffing) {
	posts := make([]post, size)
	s := staffing{apart: map[string][]string{}, signed: map[string][]string{}, budget: maxTries}
	for n := range posts {
		posts[n] = post{state: fmt.Sprint(n), people: people, need: 1}
		for _, step := range []int{1, 2} {
			other := fmt.Sprint((n + step) % size)
			s.apart[posts[n].state] = append(s.apart[posts[n].state], other)
			s.apart[other] = append(s.apart[other], posts[n].state)
		}
	}
	return posts, s
}

func TestStaffing(t *testing.T) {
	for _, c := range []struct {
		name   string
		size   int
		people []string
		need   int
		want   bool
	}{
		{"three in turn", 6, []string{"ann", "bo", "cy"}, 1, true},
		{"two are too few", 6, []string{"ann", "bo"}, 1, false},
		{"a circle that three cannot close", 7, []string{"ann", "bo", "cy"}, 1, false},
		{"but four can", 7, []string{"ann", "bo", "cy", "dora"}, 1, true},
		{"two each of five", 3, []string{"ann", "bo", "cy", "dora", "eve"}, 2, false},
		{"two each of six", 3, []string{"ann", "bo", "cy", "dora", "eve", "finn"}, 2, true},
	} {
		posts, s := ring(c.size, c.people...)
		for n := range posts {
			posts[n].need = c.need
		}
		if got := s.staffed(posts); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A search without end gives up, and then hopes.
func TestStaffingGivesUp(t *testing.T) {
	var people []string
	for n := range 12 {
		people = append(people, fmt.Sprint("p", n))
	}
	posts, s := ring(13, people...)
	for n := range posts { // everybody apart from everybody: one too few, in 12! ways
		s.apart[posts[n].state] = nil
		for _, other := range posts {
			s.apart[posts[n].state] = append(s.apart[posts[n].state], other.state)
		}
	}
	if !s.staffed(posts) || s.budget >= 0 {
		t.Errorf("%d tries are left", s.budget)
	}
}
