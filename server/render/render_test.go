package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
	"statecraft/server/render/picture"
	"statecraft/shared"
)

func TestLayout(t *testing.T) {
	p := openPool(t, Options{})
	rapid.Check(t, func(t *rapid.T) {
		w := anyWorkflow(t)
		positions, err := p.Layout(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		if len(positions) != len(w.States) {
			t.Fatalf("%d of %d states have a place", len(positions), len(w.States))
		}
		var placed []engine.Point
		for i := range w.States {
			at := positions[w.States[i].ID]
			if at.X < picture.CardWidth/2 || at.Y < picture.CardHeight/2 {
				t.Errorf("%s is at %v, partly off the canvas", w.States[i].ID, at)
			}
			for _, other := range placed {
				if math.Abs(at.X-other.X) < picture.CardWidth && math.Abs(at.Y-other.Y) < picture.CardHeight {
					t.Errorf("cards at %v and %v overlap", at, other)
				}
			}
			placed = append(placed, at)
		}
	})
}

func TestLayoutIsTheSameEveryTime(t *testing.T) {
	p := openPool(t, Options{Recycle: 20})
	rapid.Check(t, func(t *rapid.T) {
		w := anyWorkflow(t)
		first, err := p.SVG(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		second, err := p.SVG(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first, second) {
			t.Error("two pictures of the same workflow differ")
		}
	})
}

func TestLayoutFollowsTheDirection(t *testing.T) {
	p := openPool(t, Options{})
	w := &engine.Workflow{States: []engine.State{
		// Neither the order of states nor a return decides what comes first.
		{ID: "s2"}, {ID: "s1"}, {ID: "s0", Initial: true},
	}}
	link(w, 2, 0, "return")
	link(w, 0, 1, "")
	link(w, 1, 2, "approve")
	link(w, 2, 1, "return")
	for _, direction := range []engine.Direction{engine.DirectionRight, engine.DirectionDown} {
		w.Direction = direction
		positions, err := p.Layout(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		along := func(i int) float64 {
			if direction == engine.DirectionDown {
				return positions[stateID(i)].Y
			}
			return positions[stateID(i)].X
		}
		if along(0) >= along(1) || along(1) >= along(2) {
			t.Errorf("%s: %v", direction, positions)
		}
	}
}

func TestLayoutOfNothing(t *testing.T) {
	p := openPool(t, Options{})
	if positions, err := p.Layout(t.Context(), &engine.Workflow{}); err != nil || len(positions) != 0 {
		t.Errorf("got %v, %v", positions, err)
	}
	svg, err := p.SVG(t.Context(), &engine.Workflow{})
	if err != nil {
		t.Fatal(err)
	}
	checkPicture(t, svg)
}

func TestTooLarge(t *testing.T) {
	p := openPool(t, Options{MaxStates: 5, MaxTransitions: 4})
	tests := map[string]struct {
		workflow *engine.Workflow
		code     engine.Code
	}{
		"as large as may be":   {chain(5), shared.CodeTooLarge}, // 5 states, but 6 transitions
		"a state too many":     {&engine.Workflow{States: make([]engine.State, 6)}, shared.CodeTooLarge},
		"a transition too few": {chain(4), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := p.Layout(t.Context(), test.workflow); engine.CodeOf(err) != test.code {
				t.Errorf("got %v, want %q", err, test.code)
			}
		})
	}
}

func TestTooMuchMemory(t *testing.T) {
	p := openPool(t, Options{Memory: 4 << 20})
	if _, err := p.Layout(t.Context(), chain(900)); engine.CodeOf(err) != shared.CodeTooLarge {
		t.Errorf("the large one: %v", err)
	}
	if _, err := p.Layout(t.Context(), chain(5)); err != nil {
		t.Errorf("a small one after it: %v", err)
	}
}

func TestSVGOfAnything(t *testing.T) {
	p := openPool(t, Options{})
	rapid.Check(t, func(t *rapid.T) {
		svg, err := p.SVG(t.Context(), anyWorkflow(t))
		if err != nil {
			t.Fatal(err)
		}
		checkPicture(t, svg)
	})
}

// Whatever a user writes comes out as text or not at all.
func TestSVGOfHostileText(t *testing.T) {
	p := openPool(t, Options{})
	for _, text := range []string{
		`</svg><script>alert(1)</script>`, `</title><script>alert(1)</script>`,
		`" onload="alert(1)`, `' onload='alert(1)`, `javascript:alert(1)`,
		`"]; n0 [image="/etc/passwd" URL="javascript:alert(1)`, `<img src=x onerror=alert(1)>`,
		`<<b>bold</b>>`, `<TABLE><TR><TD>x</TD></TR></TABLE>`, `\N \G \"`, `&lt;script&gt; &#60;`, `]]><script>`,
		"nul\x00bell\x07escape\x1b[31m", "\xff\xfe no UTF-8", "right\u202eto\u2066left", "\ufffe\uffff",
		strings.Repeat("endless ", 10_000), "${HOME} `id` %s %n",
	} {
		w := &engine.Workflow{
			Name: text, Key: text,
			States: []engine.State{
				{ID: text, Name: text, Initial: true, Actors: []engine.Actor{engine.Actor(text), engine.Actor("user:" + text)}},
				{ID: "b", Name: text, Kind: engine.KindSubflow, Subflow: &engine.Subflow{Workflow: text}},
				{ID: "c", Kind: engine.KindAction, Action: &engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{URL: text, Method: text}}},
			},
			Transitions: []engine.Transition{
				{ID: text, From: text, To: "b", Label: text}, {From: "b", To: "c", On: engine.OnMessage, Message: text},
				{From: "c", To: "c", When: text},
			},
		}
		svg, err := p.SVG(t.Context(), w)
		if err != nil {
			t.Errorf("%.40q: %v", text, err)
			continue
		}
		checkPicture(t, svg)
		if len(svg) > 20_000 {
			t.Errorf("%.40q: a picture of %d bytes", text, len(svg))
		}
	}
}

func TestGolden(t *testing.T) {
	p := openPool(t, Options{})
	for name, w := range map[string]*engine.Workflow{"expense": expense(engine.DirectionRight), "expense-down": expense(engine.DirectionDown)} {
		got, err := p.SVG(t.Context(), w)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s has changed: run the test with -update and look at the picture", file)
		}
	}
}

// expense has one of each thing there is to draw.
func expense(direction engine.Direction) *engine.Workflow {
	w := &engine.Workflow{Key: "expense", Name: "Expense claim", Direction: direction, Roles: []engine.Role{{Name: "manager", Label: "Line manager"}}}
	w.States = []engine.State{
		{ID: "write", Name: "Write claim", Initial: true, Actors: []engine.Actor{engine.ActorStarter}},
		{ID: "receipts", Name: "Receipts", Actors: []engine.Actor{engine.ActorStarter}, Form: &engine.Form{Fields: make([]engine.Field, 3)}},
		{ID: "check", Name: "Check limits", Kind: engine.KindAction,
			Action: &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "total"}, {Name: "rate"}}}},
		{ID: "finance", Name: "Finance review", Actors: []engine.Actor{"group:finance"}, Need: "2", Split: engine.SplitOr},
		{ID: "manager", Name: "Manager review that has a rather long name", Actors: []engine.Actor{"role:manager"}},
		{ID: "pay", Name: "Pay out", Kind: engine.KindAction, Join: engine.JoinFirst,
			Action: &engine.Action{Type: engine.ActionHTTP, HTTP: &engine.HTTPCall{Method: "POST", URL: "https://bank.example/payments?secret=1"}}},
		{ID: "book", Name: "Book", Kind: engine.KindSubflow, Subflow: &engine.Subflow{Workflow: "booking"}},
		{ID: "both", Name: "Both", Kind: engine.KindRoute, Join: engine.JoinAnd, Split: engine.SplitAnd},
		{ID: "clear", Name: "Clearing", Kind: engine.KindWait, When: "cleared"},
		{ID: "withdrawn", Name: "Withdrawn", Final: engine.FinalTerminate, Actors: []engine.Actor{engine.ActorAnyone}},
	}
	for _, t := range []engine.Transition{
		{From: "write", To: "receipts"},
		{From: "receipts", To: "check", Label: "Submit"},
		{From: "receipts", To: "receipts", Label: "Add another"},
		{From: "receipts", To: "receipts", On: engine.OnAfter, After: "P14D"},
		{From: "check", To: "finance", When: "amount > 1000"},
		{From: "check", To: "manager", Default: true},
		{From: "check", To: "withdrawn", On: engine.OnError},
		{From: "finance", To: "check", Outcome: "Return"},
		{From: "finance", To: "both", Outcome: "Approve"},
		{From: "manager", To: "both", Outcome: "Approve"},
		{From: "both", To: "pay"}, {From: "both", To: "book"}, {From: "book", To: "pay"},
		{From: "pay", To: "clear"},
		{From: engine.FromAnywhere, To: "withdrawn", Label: "Withdraw", On: engine.OnMessage},
	} {
		t.ID = fmt.Sprint(len(w.Transitions))
		w.Transitions = append(w.Transitions, t)
	}
	return w
}

// checkPicture holds a picture against the list of what may stand in one.
func checkPicture(t interface {
	Helper()
	Errorf(string, ...any)
}, svg []byte) {
	t.Helper()
	elements := strings.Fields("svg g title text rect circle path")
	attributes := strings.Fields(`xmlns width height viewBox role aria-label font-family
		x y rx cx cy r d fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin font-size text-anchor`)
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("the picture is not well-formed: %v", err)
			return
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains(elements, token.Name.Local) {
				t.Errorf("the picture holds an element %s", token.Name.Local)
			}
			for _, a := range token.Attr {
				if !slices.Contains(attributes, a.Name.Local) {
					t.Errorf("the picture holds an attribute %s", a.Name.Local)
				}
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("the picture holds %s=%q", a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if i := strings.IndexFunc(string(token), isUnseen); i >= 0 {
				t.Errorf("the picture holds the text %.80q", token)
			}
		case xml.ProcInst, xml.Directive, xml.Comment:
			t.Errorf("the picture holds %v", token)
		}
	}
}

// isUnseen tells letters that act on others instead of being seen.
func isUnseen(r rune) bool {
	return r < ' ' && r != '\n' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// Both pictures are of the same size, but for the finer grid of one.
func TestPNG(t *testing.T) {
	p := openPool(t, Options{})
	w := &engine.Workflow{Key: "x", Name: "Größe <b>", States: []engine.State{{ID: "s0", Initial: true}, {ID: "s1"}}}
	link(w, 0, 1, "send")
	text, err := p.PNG(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	painted, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	svg, err := p.SVG(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	size := painted.Bounds().Size()
	if want := fmt.Sprintf(`width="%d" height="%d"`, size.X/2, size.Y/2); !strings.Contains(string(svg), want) {
		t.Errorf("the SVG is not of the size %s: %.200s", want, svg)
	}
}
