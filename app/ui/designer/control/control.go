// Package control holds the form controls of the inspector. A control shows a
// value of the document and tells when a person changes it; it never holds the
// value itself, so undo, redo and other people's changes show at once.
//
// The callbacks answer with an error where the document refuses the change; the
// control shows it beneath itself. What belongs here is how one value is edited;
// which values there are belongs to package inspector.
package control

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/tag"
)

// frame is what stands around every control: its label above, help and trouble
// beneath.
type frame struct {
	id      string
	label   string
	bare    bool // the label is for screen readers only
	help    string
	trouble string
	marked  app.UI
}

func (f frame) around(class string, input app.UI) app.UI {
	label := tag.Label().Attr("for", f.id).Text(f.label)
	if f.bare {
		label = label.Class("visually-hidden")
	}
	return tag.Div().Class("field "+class).Body(label, input, f.beneath())
}

// beneath is one element, whatever there is to say, so that nothing below it
// moves to another place of the tree.
func (f frame) beneath() app.UI {
	return tag.Div().ID(f.id+"-note").Class("beneath").Body(
		app.If(f.trouble != "", func() app.UI { return tag.P().Class("error").Text(f.trouble) }),
		app.If(f.trouble != "" && f.marked != nil, func() app.UI { return f.marked }),
		app.If(f.trouble == "" && f.help != "", func() app.UI { return tag.P().Class("help").Text(f.help) }),
	)
}

// invalid is the value of aria-invalid.
func (f frame) invalid() string {
	if f.trouble != "" {
		return "true"
	}
	return "false"
}

// marked shows a text with the place of an error in it.
func marked(text string, column int) app.UI {
	before, word, after, ok := words.Mark(text, column)
	if !ok {
		return nil
	}
	return tag.Code().Class("marked").Body(
		tag.Span().Text(before), tag.Mark().Text(word), tag.Span().Text(after),
	)
}
