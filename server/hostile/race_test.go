package hostile

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/shared"
)

// atOnce sends requests at the same moment, over a connection each that is open
// before, and gives the answers in their order.
func (s *site) atOnce(t *testing.T, requests []string) []*answer {
	t.Helper()
	type arrival struct {
		n   int
		a   *answer
		err error
	}
	begin, arrivals := make(chan struct{}), make(chan arrival)
	for n, request := range requests {
		conn := s.dial(t)
		go func(conn net.Conn) {
			<-begin
			_, err := io.WriteString(conn, request)
			var a *answer
			if err == nil {
				a, err = s.receive(t, bufio.NewReader(conn), strings.Fields(request)[0])
			}
			arrivals <- arrival{n, a, err}
		}(conn)
	}
	close(begin)
	answers := make([]*answer, len(requests))
	for range requests {
		came := <-arrivals
		if came.err != nil {
			t.Fatalf("%.200q: %v", requests[came.n], came.err)
		}
		answers[came.n] = came.a
	}
	return answers
}

// everybody has each of the crowd make a request.
func (s *site) everybody(t *testing.T, method, target, body string, more ...string) []*answer {
	t.Helper()
	var requests []string
	for n := range crowd {
		requests = append(requests, s.request(t, signer(n), method, target, body, more...))
	}
	return s.atOnce(t, requests)
}

// started is the number of a new instance in the pool.
func (s *site) started(t *testing.T) string {
	t.Helper()
	a := s.ask(t, signer(0), "POST", "/api/v1/workflows/pool/instances", "{}")
	id, err := at(a, "id")
	if a.StatusCode != 201 || err != nil {
		t.Fatal(a.raw)
	}
	return fmt.Sprint(id)
}

// oneWinner finds the only one who succeeded, and gives the refusals of the
// others. They must be of these codes.
func oneWinner(t *testing.T, answers []*answer, codes ...engine.Code) (winner string, refusals []*shared.ProblemDocument) {
	t.Helper()
	for n, a := range answers {
		if a.StatusCode == 200 || a.StatusCode == 201 {
			if winner != "" {
				t.Fatalf("%s and %s have both won", winner, signer(n))
			}
			winner = signer(n)
			continue
		}
		p, err := problemOf(a)
		if err != nil {
			t.Fatalf("%v: %s", err, a.raw)
		}
		if a.StatusCode != 409 || !slices.Contains(codes, p.Code) {
			t.Errorf("%s was refused with %s", signer(n), a.raw)
		}
		refusals = append(refusals, p)
	}
	if winner == "" {
		t.Fatalf("nobody has won: %s", answers[0].raw)
	}
	return winner, refusals
}

func decidedBy(t *testing.T, winner string, refusals []*shared.ProblemDocument) {
	t.Helper()
	for _, p := range refusals {
		if p.SignOff == nil || p.SignOff.By != winner || p.SignOff.Outcome != "accept" {
			t.Errorf("%s has won, and somebody is told %s %q %+v", winner, p.Code, p.Detail, p.SignOff)
		}
	}
}

func testSigners(t *testing.T, s *site) {
	closed := []engine.Code{engine.CodeActivationClosed, engine.CodeInstanceClosed}
	t.Run("without claim", func(t *testing.T) {
		id := s.started(t)
		winner, refusals := oneWinner(t, s.everybody(t, "POST", "/api/v1/tasks/"+id+"-1/complete", `{"revision":1}`), closed...)
		decidedBy(t, winner, refusals)
		s.signedOnce(t, id, winner)
	})
	t.Run("with claim", func(t *testing.T) {
		id := s.started(t)
		holder, refusals := oneWinner(t, s.everybody(t, "POST", "/api/v1/tasks/"+id+"-1/claim", ""), engine.CodeClaimed)
		for _, p := range refusals {
			if !strings.Contains(p.Detail, holder) {
				t.Errorf("%s holds it, and somebody is told %q", holder, p.Detail)
			}
		}
		winner, refusals := oneWinner(t, s.everybody(t, "POST", "/api/v1/tasks/"+id+"-1/complete", `{"revision":2}`), append(closed, engine.CodeClaimed)...)
		if winner != holder {
			t.Errorf("%s held it, %s signed", holder, winner)
		}
		for _, p := range refusals {
			if p.Code == engine.CodeClaimed && strings.Contains(p.Detail, holder) {
				continue // they were before the holder, and told whose turn it is
			}
			decidedBy(t, winner, []*shared.ProblemDocument{p})
		}
		s.signedOnce(t, id, winner)
	})
}

// signedOnce looks whether the history says the same as the answers.
func (s *site) signedOnce(t *testing.T, id, winner string) {
	t.Helper()
	a := s.ask(t, "vera", "GET", "/api/v1/instances/"+id+"/history", "")
	if n := strings.Count(a.body, `"type":"signed"`); n != 1 || !strings.Contains(a.body, `"by":"`+winner+`"`) {
		t.Errorf("signed %d times: %s", n, a.body)
	}
}

// Whoever signs both of two states that four eyes keep apart at the same moment
// has signed one of them.
func testBothSignatures(t *testing.T, s *site) {
	for range 10 {
		started := s.ask(t, "pia", "POST", "/api/v1/workflows/parallel/instances", "{}")
		id, err := at(started, "id")
		if started.StatusCode != 201 || err != nil {
			t.Fatal(started.raw)
		}
		var requests []string
		for n := range 10 {
			requests = append(requests, s.request(t, "pia", "POST", fmt.Sprintf("/api/v1/tasks/%v-%d/complete", id, n%2+1), `{"revision":1}`))
		}
		signed := 0
		for _, a := range s.atOnce(t, requests) {
			if a.StatusCode == 200 {
				signed++
				continue
			}
			if p, err := problemOf(a); err != nil || p.Code != engine.CodeSeparated && p.Code != engine.CodeActivationClosed {
				t.Errorf("%v: %s", err, a.raw)
			}
		}
		if signed != 1 {
			t.Fatalf("pia has signed %d times", signed)
		}
	}
}

// Everybody repeats one request because the line is bad: it is done once, and who
// asks while it is under way is told to ask again.
func testOneStart(t *testing.T, s *site) {
	request := s.request(t, "pia", "POST", "/api/v1/workflows/expense/instances", `{"title":"Started once"}`, "Idempotency-Key: started-once")
	var requests []string
	for range crowd {
		requests = append(requests, request)
	}
	var id any
	for round := 1; len(requests) > 0; round++ {
		answers := s.atOnce(t, requests)
		requests = nil
		for _, a := range answers {
			if a.StatusCode == 409 && round < crowd {
				if p, err := problemOf(a); err != nil || p.Code != shared.CodeConflict {
					t.Fatal(a.raw)
				}
				requests = append(requests, request)
				continue
			}
			made, err := at(a, "id")
			if a.StatusCode != 201 || err != nil || id != nil && id != made {
				t.Fatalf("%v is there already: %s", id, a.raw)
			}
			id = made
		}
	}
	if a := s.ask(t, "pia", "GET", "/api/v1/instances?text=started%20once", ""); strings.Count(a.body, `"title":"Started once"`) != 1 {
		t.Errorf("started more than once: %s", a.body)
	}
}

// Races for other things have one winner as well.
func testOtherRaces(t *testing.T, s *site) {
	same := func(as, method, target, body string) (requests []string) {
		for range crowd {
			requests = append(requests, s.request(t, as, method, target, body))
		}
		return requests
	}
	t.Run("a name", func(t *testing.T) {
		oneWinner(t, s.atOnce(t, same("admin", "POST", "/api/v1/groups", `{"name":"raced-name"}`)), shared.CodeExists)
	})
	t.Run("a draft", func(t *testing.T) {
		if a := s.ask(t, "dora", "POST", "/api/v1/workflows", `{"workflow":{"key":"raced"}}`); a.StatusCode != 201 {
			t.Fatal(a.raw)
		}
		_, refusals := oneWinner(t, s.atOnce(t, same("dora", "PUT", "/api/v1/workflows/raced", `{"revision":1,"workflow":{"key":"raced","name":"Second"}}`)), shared.CodeConflict)
		for _, p := range refusals {
			if len(p.Changes) != 1 || p.Changes[0].By != "dora" || p.Changes[0].Revision != 2 {
				t.Errorf("somebody is told of %+v", p.Changes)
			}
		}
	})
	t.Run("a publication", func(t *testing.T) {
		w := `{"key":"raced-version","states":[{"id":"a","initial":true,"actors":["anyone"]}],"transitions":[]}`
		if a := s.ask(t, "dora", "POST", "/api/v1/workflows", `{"workflow":`+w+`}`); a.StatusCode != 201 {
			t.Fatal(a.raw)
		}
		made := 0
		for _, a := range s.atOnce(t, same("dora", "POST", "/api/v1/workflows/raced-version/publish", `{"revision":1}`)) {
			if version, err := at(a, "version"); err != nil || version != 1.0 || a.StatusCode != 200 && a.StatusCode != 201 {
				t.Errorf("published as %s", a.raw)
			}
			if a.StatusCode == 201 {
				made++
			}
		}
		if made != 1 {
			t.Errorf("published %d times", made)
		}
	})
}

// Of many who delete the same, one has done it.
func testDeletions(t *testing.T, s *site) {
	if a := s.ask(t, "admin", "POST", "/api/v1/groups", `{"name":"raced"}`); a.StatusCode != 201 {
		t.Fatal(a.raw)
	}
	var requests []string
	for range crowd {
		requests = append(requests, s.request(t, "admin", "DELETE", "/api/v1/groups/raced", "", `If-Match: "1"`))
	}
	gone := 0
	for _, a := range s.atOnce(t, requests) {
		switch a.StatusCode {
		case 204:
			gone++
		case 404, 412: // not there any more, or it was when they looked
		default:
			t.Errorf("deleted as %s", a.raw)
		}
	}
	if gone != 1 {
		t.Errorf("deleted %d times", gone)
	}
}
