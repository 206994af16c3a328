package designer

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/canvas"
	"statecraft/app/ui/designer/advice"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/engine"
)

// canvasOptions tie the canvas to the page. What they call comes from outside the
// goroutine that draws.
func (w *work) canvasOptions() canvas.Options {
	return canvas.Options{
		ReadOnly:  w.desk.ReadOnly,
		Problems:  func() map[string]int { return advice.Counts(w.desk.Advice()) },
		Situation: w.situate,
		Perform:   w.actByKey,
		Announce:  w.say,
		Told:      func(sentence string) { w.toast(say.Sentence(sentence)) },
		Refused:   func(err error) { w.toast(say.Error(err)) },
		OnAdding: func(kind engine.Kind) {
			w.dispatch(func(app.Context) { w.armed = kind; w.touch() })
		},
	}
}

// toast says something in the corner, from anywhere.
func (w *work) toast(text string) {
	w.dispatch(func(ctx app.Context) { parts.Toast(ctx, text) })
}
