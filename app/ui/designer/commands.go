package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor/action"
	"statecraft/app/editor/search"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/designer/command"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
	said "statecraft/shared/words"
)

// shortcuts are what the list of keys shows.
func (w *work) shortcuts() []command.Group { return command.Shortcuts(w.desk.ReadOnly) }

// commandPage is the work as palette and find see it.
type commandPage struct{ *work }

// Workflow is the document.
func (p commandPage) Workflow() *engine.Workflow { return p.workflow() }

// Situation is what can be done now.
func (p commandPage) Situation() *action.Situation { return p.situation() }

// Act carries out an action.
func (p commandPage) Act(id action.ID) { p.act(p.ctx, id) }

// GoTo selects a state and gives it the keyboard.
func (p commandPage) GoTo(stateID string) {
	p.goTo(p.ctx, tabDraw)
	// The drawing may have been hidden behind another tab until now.
	p.ctx.Defer(func(app.Context) {
		if p.canvas != nil {
			p.canvas.Reveal(stateID)
			p.canvas.Focus(stateID)
		}
	})
}

// Source is where find looks: the words of the page, and what the engine says.
func (p commandPage) Source() search.Source {
	w, list := p.workflow(), p.desk.Advice()
	problems := make([]engine.Problem, len(list))
	for i := range list {
		problems[i] = list[i].Problem
		problems[i].Message = say.Sentence(problems[i].Message)
	}
	leading := map[string]int{}
	for i := range w.Transitions {
		if w.Transitions[i].IsDone() {
			leading[w.Transitions[i].From]++
		}
	}
	return search.Source{
		Workflow: w,
		Problems: problems,
		Actor:    func(a engine.Actor) string { return words.Actor(a, p.desk.Directory, w).Text },
		Detail:   func(s *engine.State) string { return said.Detail(say.Here(), w, s, leading[s.ID]) },
		Label:    func(t *engine.Transition) string { return said.Transition(say.Here(), t) },
	}
}

// Mark marks things on the drawing.
func (p commandPage) Mark(ids []string) {
	if p.canvas != nil {
		p.canvas.Mark(ids)
	}
}

// Focus gives the keyboard to a state, or else to the drawing.
func (p commandPage) Focus(stateID string) {
	if p.canvas != nil {
		p.canvas.Focus(stateID)
	}
}

// Show selects what was found, and turns the inspector to where it stands.
func (p commandPage) Show(h *search.Hit) {
	switch h.Field {
	case "actors", "form", "when", "skipWhen", "action":
		p.show(advice.Advice{Problem: engine.Problem{State: h.State, Transition: h.Transition, Field: h.Field}})
		return
	case "problem":
		if a, ok := p.adviceOf(h); ok {
			p.show(a)
			return
		}
	}
	if p.canvas != nil {
		p.canvas.Reveal(h.ID())
	}
}

// adviceOf is the problem that was found.
func (p commandPage) adviceOf(h *search.Hit) (advice.Advice, bool) {
	for _, a := range p.desk.Advice() {
		about := a.Transition == h.Transition && (h.Transition != "" || a.State == h.State)
		if about && say.Sentence(a.Message) == h.Text {
			return a, true
		}
	}
	return advice.Advice{}, false
}
