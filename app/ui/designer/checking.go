package designer

import (
	"maps"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer/advice"
)

// slow is how long a check may take before it waits for a pause in the changes.
const slow = 12 * time.Millisecond

// lull is the pause a slow check waits for.
const lull = 150 * time.Millisecond

// checkSoon has the engine check the document after the next frame, once for
// all changes until then. So no input ever waits for a check.
func (w *work) checkSoon() {
	if w.framed {
		return
	}
	w.framed = true
	check := func() { w.dispatch(w.check) }
	if w.desk.Took() > slow {
		time.AfterFunc(lull, check)
		return
	}
	var frame app.Func
	frame = app.FuncOf(func(app.Value, []app.Value) any {
		frame.Release()
		check()
		return nil
	})
	app.Window().Call("requestAnimationFrame", frame)
}

func (w *work) check(app.Context) {
	w.framed = false
	before := advice.Counts(w.desk.Advice())
	w.desk.Check(time.Now)
	// Drawing the badges means touching every card, so only when one changes.
	if w.canvas != nil && !maps.Equal(before, advice.Counts(w.desk.Advice())) {
		w.canvas.Refresh()
	}
}
