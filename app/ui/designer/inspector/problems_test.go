package inspector

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/desk"
	"statecraft/engine"
)

// mistake is a workflow with a problem of one code.
type mistake struct {
	code engine.ProblemCode
	make func(w *engine.Workflow)
}

// mistakes has at least one of every code a drawing can have.
func mistakes() map[string]mistake {
	state := func(id string, change func(s *engine.State)) func(*engine.Workflow) {
		return func(w *engine.Workflow) { change(w.State(id)) }
	}
	way := func(id string, change func(t *engine.Transition)) func(*engine.Workflow) {
		return func(w *engine.Workflow) { change(w.Transition(id)) }
	}
	form := func(f engine.Field) func(*engine.Workflow) {
		f.Name = "x"
		return func(w *engine.Workflow) { w.State("ask").Form = &engine.Form{Fields: []engine.Field{f}} }
	}
	return map[string]mistake{
		"nobody":                 {engine.ProblemNoActors, state("ask", func(s *engine.State) { s.Actors = nil })},
		"no start":               {engine.ProblemNoInitial, state("ask", func(s *engine.State) { s.Initial = false })},
		"no action":              {engine.ProblemNoAction, state("pay", func(s *engine.State) { s.Action = nil })},
		"not reached":            {engine.ProblemUnreachable, way("board->pay", func(t *engine.Transition) { t.To = "ask" })},
		"an end leads on":        {engine.ProblemFinalWithDone, state("ask", func(s *engine.State) { s.Final = engine.FinalDone })},
		"a join of no kind":      {engine.ProblemUnknownValue, state("ask", func(s *engine.State) { s.Join = "some" })},
		"a split of no kind":     {engine.ProblemUnknownValue, state("board", func(s *engine.State) { s.Split = "some" })},
		"a direction of no kind": {engine.ProblemUnknownValue, func(w *engine.Workflow) { w.Direction = "up" }},
		"a role of nobody":       {engine.ProblemUnknownRole, state("ask", func(s *engine.State) { s.Actors = []engine.Actor{"role:chair"} })},
		"an actor of no kind":    {engine.ProblemUnknownActor, state("ask", func(s *engine.State) { s.Actors = []engine.Actor{"who"} })},
		"a starter in a role":    {engine.ProblemUnknownActor, func(w *engine.Workflow) { w.Starters = []engine.Actor{"starter"} }},
		"a signer of nowhere":    {engine.ProblemUnknownState, state("ask", func(s *engine.State) { s.Actors = []engine.Actor{"signer-of:moon"} })},
		"apart from nowhere":     {engine.ProblemUnknownState, state("ask", func(s *engine.State) { s.SeparateFrom = []string{"moon"} })},
		"two roles of one name":  {engine.ProblemDuplicateID, func(w *engine.Workflow) { w.Roles = []engine.Role{{Name: "a"}, {Name: "a"}} }},
		"a role without a name":  {engine.ProblemField, func(w *engine.Workflow) { w.Roles = []engine.Role{{}} }},
		"two questions": {engine.ProblemDuplicateID, func(w *engine.Workflow) {
			w.Form = &engine.Form{Fields: []engine.Field{{Name: "x", Type: "text"}, {Name: "x", Type: "text"}}}
		}},
		"a choice of nothing":   {engine.ProblemField, form(engine.Field{Type: engine.FieldChoice})},
		"a limit of no number":  {engine.ProblemField, form(engine.Field{Type: engine.FieldNumber, Min: "many"})},
		"a pattern of a number": {engine.ProblemMisplaced, form(engine.Field{Type: engine.FieldNumber, Pattern: "a"})},
		"shown never":           {engine.ProblemCondition, form(engine.Field{Type: engine.FieldNumber, VisibleWhen: "nobody"})},
		"a condition":           {engine.ProblemCondition, way("pay->pause", func(t *engine.Transition) { t.When = "amount >" })},
		"a wait":                {engine.ProblemCondition, state("pause", func(s *engine.State) { s.When = "amount >" })},
		"skipping":              {engine.ProblemCondition, state("ask", func(s *engine.State) { s.SkipWhen = "amount >" })},
		"a value":               {engine.ProblemCondition, state("pay", func(s *engine.State) { s.Action.Set[0].Value = "1 +" })},
		"a value's name":        {engine.ProblemField, state("pay", func(s *engine.State) { s.Action.Set[0].Name = "2" })},
		"a need of no number":   {engine.ProblemUnknownValue, state("ask", func(s *engine.State) { s.Need = "x" })},
		"a veto of nothing":     {engine.ProblemOutcome, state("board", func(s *engine.State) { s.Need, s.Otherwise, s.Veto = "2", "Return", []string{"Gone"} })},
		"otherwise nothing":     {engine.ProblemOutcome, state("board", func(s *engine.State) { s.Need, s.Otherwise = "2", "Gone" })},
		"skipped to nothing":    {engine.ProblemOutcome, state("board", func(s *engine.State) { s.SkipWhen, s.SkipOutcome = "true", "Gone" })},
		"handed out of no kind": {engine.ProblemUnknownValue, state("ask", func(s *engine.State) { s.Assign = "dice" })},
		"several handed to one": {engine.ProblemMisplaced, state("ask", func(s *engine.State) { s.Need, s.Assign = "2", engine.AssignRoundRobin })},
		"apart from itself":     {engine.ProblemMisplaced, state("ask", func(s *engine.State) { s.Need, s.SeparateFrom = "2", []string{"ask"} })},
		"an outcome of nobody":  {engine.ProblemOutcome, way("pay->pause", func(t *engine.Transition) { t.Outcome = "x" })},
		"a note of nobody":      {engine.ProblemMisplaced, way("pay->pause", func(t *engine.Transition) { t.Notes = engine.NotesRequired })},
		"actors of nobody":      {engine.ProblemMisplaced, way("pay->pause", func(t *engine.Transition) { t.Actors = []engine.Actor{"anyone"} })},
		"leads nowhere":         {engine.ProblemUnknownState, way("pay->pause", func(t *engine.Transition) { t.To = "moon" })},
		"two always": {engine.ProblemAlwaysFirst, func(w *engine.Workflow) {
			w.Transitions = append(w.Transitions, engine.Transition{ID: "pay->ask", From: "pay", To: "ask"})
		}},
		"a condition on all": {engine.ProblemConditionOnAnd, func(w *engine.Workflow) {
			w.State("pay").Split = engine.SplitAnd
			w.Transitions = append(w.Transitions, engine.Transition{ID: "pay->ask", From: "pay", To: "ask", When: "true"})
		}},
		"two otherwise": {engine.ProblemTwoDefaults, func(w *engine.Workflow) {
			w.Transition("pay->pause").Default = true
			w.Transitions = append(w.Transitions, engine.Transition{ID: "pay->ask", From: "pay", To: "ask", Default: true})
		}},
		"a form of a machine": {engine.ProblemMisplaced, state("pay", func(s *engine.State) { s.Form = &engine.Form{Fields: []engine.Field{{Name: "x", Type: "text"}}} })},
		"a due date":          {engine.ProblemNotExecuted, state("ask", func(s *engine.State) { s.Due = "P1D" })},
		"a timer":             {engine.ProblemNotExecuted, way("board->ask", func(t *engine.Transition) { t.On, t.After = engine.OnAfter, "P1D" })},
		"a subflow":           {engine.ProblemNotExecuted, state("pause", func(s *engine.State) { s.Kind = engine.KindSubflow })},
		"a priority":          {engine.ProblemNotExecuted, func(w *engine.Workflow) { w.Due = "P1D" }},
		"a script":            {engine.ProblemNotExecuted, state("pay", func(s *engine.State) { s.Action = &engine.Action{Type: engine.ActionScript} })},
		"open to nobody": {engine.ProblemNoActors, func(w *engine.Workflow) {
			w.Transitions = append(w.Transitions, engine.Transition{ID: "*->ask", From: "*", To: "ask"})
		}},
	}
}

// Whatever is wrong, showing it leads to a sheet that says so.
func TestEveryProblemIsSaidWhereItIsMended(t *testing.T) {
	seen := map[engine.ProblemCode]bool{}
	for name, m := range mistakes() {
		w := vote()
		w.Form = &engine.Form{Fields: []engine.Field{{Name: "amount", Type: engine.FieldNumber}}}
		w.State("pay").Action = &engine.Action{Type: engine.ActionSet, Set: []engine.Assignment{{Name: "paid", Value: "amount"}}}
		m.make(&w)
		d := desk.New(w, false, func() time.Time { return time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC) })
		found := false
		for _, a := range d.Advice() {
			if a.Code != m.code {
				continue
			}
			found, seen[a.Code] = true, true
			d.Show(a)
			drawn := app.HTMLString(&Panel{On: On{Desk: d}})
			if !strings.Contains(drawn, html.EscapeString(a.Message)) {
				t.Errorf("%s: %q at %q is not said on the sheet %q of a %s", name, a.Message, a.Field, d.Sheet(), d.Subject())
			}
		}
		if !found {
			t.Errorf("%s: no problem %s, but %+v", name, m.code, d.Advice())
		}
	}
	// Those of files that are no drawing, of a run, and of answers.
	elsewhere := map[engine.ProblemCode]bool{
		engine.ProblemKey: true, engine.ProblemNoStates: true, engine.ProblemTooLarge: true, engine.ProblemMissingID: true,
		engine.ProblemEndless: true, engine.ProblemInvalidAnswer: true, engine.ProblemUnknownAnswer: true, engine.ProblemMissingAnswer: true,
	}
	for _, code := range codes(t) {
		if !seen[code] && !elsewhere[code] {
			t.Errorf("no mistake of the code %s is tried", code)
		}
	}
}

// codes are all codes the engine has, as its source lists them.
func codes(t *testing.T) []engine.ProblemCode {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "../../../../engine/problem.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var list []engine.ProblemCode
	ast.Inspect(file, func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is {
			return true
		}
		if of, is := spec.Type.(*ast.Ident); is && of.Name == "ProblemCode" {
			code, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			list = append(list, engine.ProblemCode(code))
		}
		return true
	})
	return list
}
