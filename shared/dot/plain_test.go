package dot

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

// told writes down what a result says, a line for each state, transition, guess
// and loss.
func told(r *Result) string {
	var b strings.Builder
	w := &r.Workflow
	fmt.Fprintf(&b, "workflow %s %q %s%s\n", w.Key, w.Name, w.Start, w.Direction)
	for _, s := range w.States {
		fmt.Fprintf(&b, "%s %q %s %v", s.ID, s.Title(), s.Kind, s.Actors)
		if s.Initial {
			b.WriteString(" initial")
		}
		if s.Join != "" {
			fmt.Fprintf(&b, " join=%s", s.Join)
		}
		if s.Split != "" {
			fmt.Fprintf(&b, " split=%s", s.Split)
		}
		b.WriteByte('\n')
	}
	for _, t := range w.Transitions {
		fmt.Fprintf(&b, "%s %q %q\n", t.ID, t.Label, t.Outcome)
	}
	for _, g := range r.Guesses {
		fmt.Fprintf(&b, "? %s %s%s: %s [%s]\n", g.Code, g.State, g.Transition, g.Message, g.Other)
	}
	for _, l := range r.Dropped {
		fmt.Fprintf(&b, "- %d %s\n", l.Line, l.Message)
	}
	return b.String()
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one path", `digraph "My Way" { rankdir=LR a -> b -> c }`, `
workflow my-way "My Way" 
a "a" human [anyone] initial
b "b" human [anyone]
c "c" human [anyone]
a->b "" ""
b->c "" ""
? actors : The text does not say who acts; anyone may. [Only the starter]
`},
		{"a word among labels chooses", `digraph { label="Order & pay" a -> b [label=yes]; a -> c; a -> d [label=yes] }`, `
workflow order-pay "Order & pay" down
a "a" human [anyone] initial split=xor
b "b" human [anyone]
c "c" human [anyone]
d "d" human [anyone]
a->b "yes" "yes (b)"
a->c "" ""
a->d "yes" "yes (d)"
? actors : The text does not say who acts; anyone may. [Only the starter]
? split a: 3 transitions leave "a" and their labels tell them apart; one of them is taken. [All of them]
? outcome aa->b: The label "yes" of a transition from "a" does not tell it apart; its outcome is called "yes (b)". [b]
? outcome aa->c: The transition from "a" to "c" has no label; its outcome is called "c". [Done]
? outcome aa->d: The label "yes" of a transition from "a" does not tell it apart; its outcome is called "yes (d)". [d]
`},
		{"weights and equal labels do not choose", `digraph x { a -> b [label=0.5]; a -> c [label="w = 2"]; d -> e [label=next]; d -> f [label=next] }`, `
workflow x "x" alldown
a "a" human [anyone] initial split=and
b "b" human [anyone]
c "c" human [anyone]
d "d" human [anyone] initial split=and
e "e" human [anyone]
f "f" human [anyone]
a->b "0.5" ""
a->c "w = 2" ""
d->e "next" ""
d->f "next" ""
? actors : The text does not say who acts; anyone may. [Only the starter]
? start : 2 parts of the graph have no way in; an instance begins in all of them. [The starter picks one]
? split a: 2 transitions leave "a" and no label tells them apart; all are taken. [One of them]
? split d: 2 transitions leave "d" and no label tells them apart; all are taken. [One of them]
`},
		{"a way back chooses, and several ways in wait", `digraph x { a -> b; b -> a [label=1]; b -> c [label=2] }`, `
workflow x "x" down
a "a" human [anyone] initial
b "b" human [anyone] split=xor
c "c" human [anyone]
a->b "" ""
b->a "1" "a"
b->c "2" "c"
? actors : The text does not say who acts; anyone may. [Only the starter]
? initial a: Every state of a loop leads to "a"; an instance begins there because the text names it first. [b]
? split b: 2 transitions leave "b" and one of them leads back; one of them is taken. [All of them]
? outcome bb->a: The label "1" of a transition from "b" does not tell it apart; its outcome is called "a". [1]
? outcome bb->c: The label "2" of a transition from "b" does not tell it apart; its outcome is called "c". [2]
`},
		{"points are routes", `digraph x { s [shape=point label=""] s -> a; a -> j; s -> j; j [shape="Point"] }`, `
workflow x "x" down
s "s" route [] initial split=and
a "a" human [anyone]
j "j" route [] join=or
s->a "" ""
a->j "" ""
s->j "" ""
? actors : The text does not say who acts; anyone may. [Only the starter]
? kind s: "s" is drawn as a point; it only joins and splits. [A person]
? split s: 2 transitions leave "s" and no label tells them apart; all are taken. [One of them]
? kind j: "j" is drawn as a point; it only joins and splits. [A person]
? join j: 2 transitions lead to "j"; it waits for any still coming. [Starts each time]
`},
		{"a point that chooses is a person", `digraph x { p [shape=point] p -> a [label=yes]; p -> b [label=no] }`, `
workflow x "x" down
p "p" human [anyone] initial split=xor
a "a" human [anyone]
b "b" human [anyone]
p->a "yes" ""
p->b "no" ""
? actors : The text does not say who acts; anyone may. [Only the starter]
? kind p: "p" is drawn as a point, but somebody has to choose there, so a person does. [A decision that takes all]
? split p: 2 transitions leave "p" and their labels tell them apart; one of them is taken. [All of them]
`},
		{"attributes of ours are no guesses", `digraph x { a [sc_kind=action sc_split=or] b [sc_actors="[\"group:x\"]" sc_initial=true sc_join=and] a -> b; a -> b; c -> a [label="Go\non"] }`, `
workflow x "x" down
a "a" action [] split=or
b "b" human [group:x] initial join=and
c "c" human [anyone]
a->b "" ""
a->b#2 "" ""
c->a "Go on" ""
? actors : The text does not say who acts; anyone may. [Only the starter]
`},
		{"labels become names", `digraph G { label="\G 1"; a [label="Check\nthe \"form\"\l"]; b [label=<<b>Big</b> &amp;<br/>bold>]; c [shape=record label="{<in> one|two \| three}"]; d [label="\N!"]; e [label="e"] "f\ng"; h [label="&lt;&#233;&nope;"] }`, `
workflow g "G 1" alldown
a "Check the \"form\"" human [anyone] initial
b "Big & bold" human [anyone] initial
c "one two | three" human [anyone] initial
d "d!" human [anyone] initial
e "e" human [anyone] initial
f\ng "f g" human [anyone] initial
h "<é&nope;" human [anyone] initial
? actors : The text does not say who acts; anyone may. [Only the starter]
? start : 7 parts of the graph have no way in; an instance begins in all of them. [The starter picks one]
- 1 HTML labels keep their words and nothing else (once).
- 1 The attribute "shape" of a node is left out: a workflow has no such field.
`},
		{"what is left out is listed", `digraph x {
	node [color=red pos="1,2"]
	subgraph cluster_1 { label="Sales team" bgcolor=grey a:p -> b:n:w [sc_nonsense=1] }
	b -> c [color=blue arrowhead=none]
	"*" -> c "" [""=x]
}
digraph second { }`, `
workflow x "x" alldown
a "a" human [anyone] initial
b "b" human [anyone]
c "c" human [anyone] join=or
any "*" human [anyone] initial
state "state" human [anyone] initial
a->b "" ""
b->c "" ""
any->c "" ""
? actors : The text does not say who acts; anyone may. [Only the starter]
? start : 3 parts of the graph have no way in; an instance begins in all of them. [The starter picks one]
? join c: 2 transitions lead to "c"; it waits for any still coming. [Starts each time]
- 2 The attribute "color" of a node is left out: a workflow has no such field.
- 2 The attribute "pos" of 5 nodes is left out: a workflow has no such field.
- 3 The frame "Sales team" is left out; what is inside stays.
- 3 The attribute "bgcolor" of the graph is left out: a workflow has no such field.
- 3 Ports are left out: a transition leads from card to card (2 times).
- 3 The attribute "sc_nonsense" of an edge is left out: a workflow has no such field.
- 4 The attribute "color" of an edge is left out: a workflow has no such field.
- 4 The attribute "arrowhead" of an edge is left out: a workflow has no such field.
- 5 The node "*" becomes the state "any": its name cannot be an id.
- 5 The node "" becomes the state "state": its name cannot be an id.
- 5 The attribute "" of a node is left out: a workflow has no such field.
- 7 The graph "second" is left out: a file holds one workflow, and this is not the first.
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(mustParse(t, []byte(c.text)))
			if want := strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestGraphs(t *testing.T) {
	for _, c := range []struct{ name, text, states, transitions string }{
		{"chains and sets", `digraph { a -> {b c} -> d -> e }`, "a b c d e", "a->b a->c b->d c->d d->e"},
		{"sets in declared order", `digraph { x; y; {y x} -> z }`, "x y z", "x->z y->z"},
		{"a named subgraph is remembered", `digraph { subgraph s {a b} subgraph s {c} -> d }`, "a b c d", "a->d b->d c->d"},
		{"not in another subgraph", `digraph { subgraph s {a} { subgraph s {b} -> c } }`, "a b c", "b->c"},
		{"parallel edges", `digraph { a -> b; a -> b }`, "a b", "a->b a->b#2"},
		{"strict merges them", `strict digraph { a -> b; a -> b [label=x]; b -> a; a -> a; a -> a }`, "a b", "a->b:x b->a a->a"},
		{"a key merges them too", `digraph { a -> b [key=1]; a -> b [key=1 label=x]; a -> b [key=2]; a -> b }`, "a b", "a->b:x a->b#2 a->b#3"},
		{"keywords in any case", `STRICT DiGraph x { SubGraph { NODE [label=z] a } EDGE [label=y] a -> b; "node" }`, "a:z b node", "a->b:y"},
		{"defaults hold from where they stand", `digraph { a node [label=x] b { node [label=y] c; a edge [label=e] a -> c } d; a -> d }`, "a b:x c:y d:x", "a->c:e a->d"},
		{"defaults of a subgraph are remembered", `digraph { subgraph s { node [label=x] } subgraph s { a } b }`, "a:x b", ""},
		{"joined strings", `digraph { "a" + "b" + 	"c" -> "d" /* no */ + // no
			"e" }`, "abc de", "abc->de"},
		{"numbers", `digraph { 1 -> -2.5 -> .5 -> 3. -> -.5; 12abc; 1.2.3 }`, "1 -2.5 .5 3. -.5 12 abc 1.2 .3", "1->-2.5 -2.5->.5 .5->3. 3.->-.5"},
		{"broken lines", "digraph { \"a\\\nb\\\r\nc\" }", "abc", ""},
		{"quotes", `digraph { "a \"b\"" -> "c\\" }`, `a_"b" c\\`, `a_"b"->c\\`},
		{"HTML is a name like any", `digraph { <b> -> b; <<i>x</i>> }`, "b <i>x</i>", "b->b"},
		{"preprocessor lines", "# 1 \"x.dot\"\ndigraph {\n# 2\n a # b\n}\n#", "a", ""},
		{"marks before the text", "\uFEFFdigraph { a \uFEFF b }", "a b", ""},
		{"signs between", `digraph { a; b, }`[:13] + ` b [x=1, y=2; z=3] [w=4]; }`, "a b", ""},
		{"Latin-1, said", "digraph { charset=latin1; caf\xe9 -> \"\xdcber\" }", "café Über", "café->Über"},
		{"Latin-1, said of UTF-8", "digraph { charset=\"ISO-8859-1\"; é }", "Ã©", ""},
		{"Latin-1, not said", "digraph { caf\xe9 }", "café", ""},
		{"unicode", "digraph { 允许 -> 😀 }", "允许 😀", "允许->😀"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := mustParse(t, []byte(c.text)).Workflow
			var states, transitions []string
			for _, s := range w.States {
				text := strings.ReplaceAll(s.ID, " ", "_")
				if s.Name != "" && !strings.Contains(s.ID, `\`) {
					text += ":" + s.Name
				}
				states = append(states, text)
			}
			for _, x := range w.Transitions {
				text := strings.ReplaceAll(x.ID, " ", "_")
				if x.Label != "" {
					text += ":" + x.Label
				}
				transitions = append(transitions, text)
			}
			if got := strings.Join(states, " "); got != c.states {
				t.Errorf("states %s, want %s", got, c.states)
			}
			if got := strings.Join(transitions, " "); got != c.transitions {
				t.Errorf("transitions %s, want %s", got, c.transitions)
			}
		})
	}
}

// Everything guessed can be read the other way, the export keeps both readings,
// and what can be compiled stays so.
func TestOtherReadings(t *testing.T) {
	codes := map[GuessCode]bool{}
	check := func(t interface {
		Fatalf(string, ...any)
		Helper()
	}, text []byte) {
		result := mustParse(t, text)
		for _, g := range result.Guesses {
			codes[g.Code] = true
			w := mustParse(t, text).Workflow
			g.Apply(&w)
			if reflect.DeepEqual(w, result.Workflow) {
				t.Fatalf("the other reading of %q changes nothing\n%s", g.Message, text)
			}
			if back := mustParse(t, Format(&w)).Workflow; !reflect.DeepEqual(back, w) {
				t.Fatalf("the other reading of %q is lost: %s", g.Message, differ(w, back))
			}
			before, after := engine.HasErrors(problems(&result.Workflow)), engine.HasErrors(problems(&w))
			if !before && after {
				t.Fatalf("the other reading of %q does not compile: %v\n%s", g.Message, problems(&w), text)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) { check(t, drawPlain(t)) })
	for _, code := range []GuessCode{GuessActors, GuessStart, GuessInitial, GuessKind, GuessJoin, GuessSplit, GuessOutcome} {
		if !codes[code] {
			t.Errorf("no graph led to a guess of kind %s", code)
		}
	}
}

func problems(w *engine.Workflow) []engine.Problem {
	_, list := engine.Compile(w)
	return list
}

// drawPlain writes a small plain graph.
func drawPlain(t *rapid.T) []byte {
	var b strings.Builder
	b.WriteString("digraph x {\n")
	count := rapid.IntRange(1, 5).Draw(t, "nodes")
	for n := range count {
		shape := rapid.SampledFrom([]string{"", "", "", " [shape=point]", " [shape=box label=\"same name\"]"}).Draw(t, "shape")
		fmt.Fprintf(&b, "\tn%d%s\n", n, shape)
	}
	for range rapid.IntRange(0, 8).Draw(t, "edges") {
		from, to := rapid.IntRange(0, count-1).Draw(t, "from"), rapid.IntRange(0, count-1).Draw(t, "to")
		label := rapid.SampledFrom([]string{"", "", " [label=yes]", " [label=no]", " [label=1]", " [label=n2]"}).Draw(t, "label")
		fmt.Fprintf(&b, "\tn%d -> n%d%s\n", from, to, label)
	}
	b.WriteString("}\n")
	return []byte(b.String())
}

// A plain graph is ready to run, as long as somebody acts somewhere.
func TestPlainGraphsCompile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawPlain(t)
		result := mustParse(t, text)
		for _, p := range problems(&result.Workflow) {
			if p.Code != engine.ProblemEndless {
				t.Fatalf("%s: %s\n%s", p.Code, p.Message, text)
			}
		}
	})
	for _, v := range corpora(t) {
		if !v.accepted || !v.directed {
			continue
		}
		text, err := os.ReadFile(v.path)
		if err != nil {
			t.Fatal(err)
		}
		result := mustParse(t, text)
		for _, p := range problems(&result.Workflow) {
			t.Errorf("%s: %s: %s", v.name, p.Code, p.Message)
		}
	}
}
