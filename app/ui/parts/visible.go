package parts

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Visible tells whether anybody can see the page now.
func Visible() bool {
	return app.Window().Get("document").Get("visibilityState").String() == "visible"
}

// Poll calls look every so often while the component is mounted and the page
// can be seen, and at once when it comes into sight again. The returned function
// stops that.
func Poll(ctx app.Context, every time.Duration, look func(app.Context)) (stop func()) {
	done := make(chan struct{})
	seen := make(chan struct{}, 1)
	stopListening := Listen(app.Window().Get("document"), "visibilitychange", func(app.Value) {
		select {
		case seen <- struct{}{}:
		default:
		}
	})
	go func() {
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-ticker.C:
			case <-seen:
			case <-done:
				return
			}
			if Visible() {
				ctx.Dispatch(look)
			}
		}
	}()
	return func() {
		stopListening()
		close(done)
	}
}
