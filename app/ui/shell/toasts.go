package shell

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/parts"
	"statecraft/app/ui/tag"
)

// toastFor is how long a message stays: long enough to read two lines.
const toastFor = 6 * time.Second

// toasts shows the newest message of [parts.Toast].
type toasts struct {
	app.Compo
	message parts.Message
}

func (t *toasts) OnMount(ctx app.Context) {
	ctx.ObserveState(parts.StateToast, &t.message).OnChange(func() { t.expire(ctx) })
	t.expire(ctx)
}

// expire removes the message when its time is over, unless a newer one came.
func (t *toasts) expire(ctx app.Context) {
	shown := t.message.At
	left := toastFor - time.Since(shown)
	if shown.IsZero() || left <= 0 {
		t.message = parts.Message{}
		return
	}
	ctx.After(left, func(app.Context) {
		if t.message.At.Equal(shown) {
			t.message = parts.Message{}
		}
	})
}

func (t *toasts) Render() app.UI {
	return tag.Div().Class("toasts").Role("status").Aria("live", "polite").Body(
		app.If(t.message.Text != "", func() app.UI {
			return tag.Div().Class("toast").Body(parts.Icon("check"), tag.Span().Text(t.message.Text))
		}),
	)
}
