package designer

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/editor"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
	"statecraft/app/ui/workflows"
	"statecraft/engine"
)

const importID = "import-dialog"

// importDialog shows how a DOT text was read, lets every guess be turned, and
// puts it in place of the drawing.
type importDialog struct {
	app.Compo
	View
}

// incoming is a text that waits for a person's yes.
type incoming struct {
	*workflows.Imported
	own   bool // written by Statecraft, so that its name counts too
	round int  // rises with every reading, to draw the picture anew
}

// pickImport lets the person choose a file.
func (w *work) pickImport() {
	parts.PickFile(".dot,.gv,text/vnd.graphviz", func(name, text string) {
		w.dispatch(func(ctx app.Context) { w.readImport(ctx, name, text) })
	})
}

// readImport reads a file and asks what to do with it.
func (w *work) readImport(_ app.Context, name, text string) {
	w.incoming = &incoming{Imported: workflows.Read(name, text), own: strings.Contains(text, "sc_key")}
	w.touch()
	// The dialog is open before its body is drawn, so that the picture knows its
	// size.
	parts.OpenDialog(importID)
}

// Render draws the dialog.
func (d *importDialog) Render() app.UI {
	in := d.Work.incoming
	readable := in != nil && in.Err == nil
	return parts.Dialog{
		ID: importID, Title: "Import into this draft", Wide: true,
		Body: d.body(in),
		Buttons: []app.UI{
			tag.Button().Attr("type", "button").Class("button").OnClick(func(app.Context, app.Event) { parts.CloseDialog(importID) }).Text("Cancel"),
			tag.Button().ID("import-now").Attr("type", "submit").Class("button primary").Attr("disabled", !readable).Text("Replace the drawing"),
		},
		OnSubmit: d.onSubmit,
		OnClose:  d.onClose,
	}.UI()
}

func (d *importDialog) body(in *incoming) []app.UI {
	switch {
	case in == nil:
		return nil
	case in.Err != nil:
		return []app.UI{
			tag.P().Body(tag.Span().Class("strong").Text(in.File), app.Text(" cannot be read.")),
			parts.Notice("bad", in.Err.Error()),
		}
	}
	w := &in.Workflow
	return []app.UI{
		tag.Div().Class("import-picture").Body(&parts.Diagram{ID: "incoming-" + strconv.Itoa(in.round), Workflow: w}),
		tag.P().Text(in.File + " holds " + parts.Count(len(w.States), "state") + " and " + parts.Count(len(w.Transitions), "transition") +
			". It takes the place of what is drawn here; one undo brings that back."),
		d.guesses(in),
		d.dropped(in),
	}
}

func (d *importDialog) guesses(in *incoming) app.UI {
	return app.If(len(in.Guesses) > 0, func() app.UI {
		return tag.Section().Body(
			tag.H3().Text("Guessed, because the file does not say"),
			tag.Ul().Class("readings").Body(app.Range(in.Guesses).Slice(func(i int) app.UI {
				return tag.Li().Body(
					tag.Span().Text(in.Guesses[i].Message),
					tag.Button().Attr("type", "button").Class("button").Aria("pressed", in.Turned[i]).
						OnClick(func(app.Context, app.Event) { d.turn(i) }, app.EventScope(i)).
						Body(app.If(in.Turned[i], func() app.UI { return parts.Icon("check") }), app.Text(in.Guesses[i].Other)),
				)
			})),
		)
	})
}

func (d *importDialog) turn(i int) {
	if in := d.Work.incoming; in != nil && i < len(in.Guesses) {
		d.Work.incoming = &incoming{Imported: in.Turn(i), own: in.own, round: in.round + 1}
	}
}

func (d *importDialog) dropped(in *incoming) app.UI {
	return app.If(len(in.Dropped) > 0, func() app.UI {
		return tag.Details().Class("dropped").Attr("open", len(in.Dropped) <= 3).Body(
			tag.Summary().Text("Left out: "+parts.Count(len(in.Dropped), "thing")),
			tag.Ul().Class("readings").Body(app.Range(in.Dropped).Slice(func(i int) app.UI {
				return tag.Li().Body(tag.Span().Text("Line " + strconv.Itoa(in.Dropped[i].Line) + ": " + in.Dropped[i].Message))
			})),
		)
	})
}

func (d *importDialog) onSubmit(ctx app.Context, _ app.Event) {
	w, in := d.Work, d.Work.incoming
	if in == nil || in.Err != nil {
		return
	}
	if !w.try(ctx, editor.Replace{Workflow: intoDraft(w.workflow(), in.Workflow, in.own)}) {
		return
	}
	w.desk.Editor.Select(editor.Selection{})
	parts.CloseDialog(importID)
	if w.canvas != nil {
		w.canvas.Fit()
	}
	parts.Toast(ctx, "The drawing is now what "+in.File+" says.")
}

func (d *importDialog) onClose(app.Context, app.Event) { d.Work.incoming = nil }

// intoDraft is what a text puts in place of a draft. The key stays, because it
// is the draft's address; so does the name, unless the text is one of ours.
func intoDraft(draft *engine.Workflow, text engine.Workflow, own bool) engine.Workflow {
	text.Key = draft.Key
	if !own || text.Name == "" {
		text.Name = draft.Name
	}
	return text
}
