package parts

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Listen calls f for every such event on the target until stop is called. f
// runs outside the goroutine that draws: use ctx.Dispatch in it.
func Listen(target app.Value, event string, f func(e app.Value)) (stop func()) {
	handler := app.FuncOf(func(_ app.Value, args []app.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, handler)
	return func() {
		target.Call("removeEventListener", event, handler)
		handler.Release()
	}
}

// Listeners is a set of listeners that end together, with their component.
type Listeners struct{ stops []func() }

// On adds a listener, as [Listen].
func (l *Listeners) On(target app.Value, event string, f func(e app.Value)) {
	l.Add(Listen(target, event, f))
}

// Add takes any function that stops something.
func (l *Listeners) Add(stop func()) { l.stops = append(l.stops, stop) }

// Stop ends them all.
func (l *Listeners) Stop() {
	for _, stop := range l.stops {
		stop()
	}
	l.stops = nil
}
