package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor/action"
	"statecraft/app/ui/designer/command"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/workflows"
	"statecraft/shared"
)

// own is what the page carries out itself, because it needs the server, the
// address or a dialog. The canvas and the commands of the table do the rest.
func (w *work) own() map[action.ID]func(app.Context) {
	return map[action.ID]func(app.Context){
		action.Palette:       command.OpenPalette,
		action.Help:          command.OpenHelp,
		action.Find:          w.find,
		action.FindNext:      func(ctx app.Context) { w.findOn(ctx, 1) },
		action.FindPrevious:  func(ctx app.Context) { w.findOn(ctx, -1) },
		action.NextProblem:   w.nextProblem,
		action.Tidy:          w.tidy,
		action.ShowDraw:      func(ctx app.Context) { w.goTo(ctx, tabDraw) },
		action.ShowDiagram:   func(ctx app.Context) { w.goTo(ctx, tabDiagram) },
		action.ShowText:      func(ctx app.Context) { w.goTo(ctx, tabText) },
		action.Save:          w.saveNow,
		action.Publish:       w.askToPublish,
		action.Start:         w.startOne,
		action.Export:        w.export,
		action.Import:        func(app.Context) { w.pickImport() },
		action.Versions:      w.openVersions,
		action.ShowPublished: func(ctx app.Context) { ctx.Navigate(w.versionPage(w.version)) },
	}
}

// act carries out an action of the table, whoever can.
func (w *work) act(ctx app.Context, id action.ID) {
	if a := action.Named(id); a == nil || !a.Offered(w.situation()) {
		return
	}
	if own := w.own()[id]; own != nil {
		own(ctx)
	} else if w.canvas != nil {
		w.canvas.Perform(id)
	}
}

// actByKey carries out what only the page can, outside the goroutine that draws;
// false leaves the key to the browser.
func (w *work) actByKey(id action.ID) bool {
	own := w.own()[id]
	if own == nil || w.tab != tabDraw && isFinding(id) {
		return false // the other tabs are text, which the browser finds
	}
	switch id {
	case action.Palette:
		command.ReadyPalette()
	case action.Find:
		back := command.ReadyFind()
		own = func(ctx app.Context) { command.OpenFind(ctx, back) }
	}
	w.dispatch(own)
	return true
}

func isFinding(id action.ID) bool {
	return id == action.Find || id == action.FindNext || id == action.FindPrevious
}

// situation is what can be done now.
func (w *work) situation() *action.Situation {
	s := action.Of(w.desk.Editor, w.desk.ReadOnly)
	w.situate(s)
	return s
}

// situate adds what the page knows.
func (w *work) situate(s *action.Situation) {
	s.Problems = len(w.desk.Advice())
	if w.shown > 0 {
		return // a published version: neither started nor published from here
	}
	s.Published = w.version > 0
	s.MayStart = w.may(shared.Start)
	s.MayPublish = w.may(shared.Publish)
}

// goTo turns to another tab, by its address, so that the back button works.
func (w *work) goTo(ctx app.Context, t tab) {
	if w.tab == t {
		return
	}
	page := w.page()
	if w.shown > 0 {
		page = w.versionPage(w.shown)
	}
	w.turnTo(ctx, t)
	ctx.Navigate(t.address(page))
}

// find opens the bar that finds things.
func (w *work) find(ctx app.Context) {
	w.goTo(ctx, tabDraw)
	command.OpenFind(ctx, command.ReadyFind())
}

// findOn goes on in it.
func (w *work) findOn(ctx app.Context, by int) {
	w.goTo(ctx, tabDraw)
	command.StepFind(ctx, by)
}

// nextProblem shows one problem after the other, round and round.
func (w *work) nextProblem(ctx app.Context) {
	list := w.desk.Advice()
	if len(list) == 0 {
		return
	}
	w.goTo(ctx, tabDraw)
	if w.problem >= len(list) {
		w.problem = 0
	}
	w.show(list[w.problem])
	parts.Toast(ctx, say.Sentence(list[w.problem].Message))
	w.problem++
}

// saveNow sends what the server lacks without waiting for a pause, for those who
// press Ctrl+S out of habit.
func (w *work) saveNow(ctx app.Context) {
	w.whenLanded(ctx, func(ctx app.Context, err error) {
		if err != nil {
			parts.Toast(ctx, say.Error(err))
			return
		}
		parts.Toast(ctx, say.Say("Saved. Changes are saved by themselves, too."))
	})
}

func (w *work) startOne(ctx app.Context) {
	workflows.OpenStart(ctx, shared.WorkflowSummary{
		Key: w.key, Name: w.workflow().Name, Version: w.version, MayStart: true,
	})
}
