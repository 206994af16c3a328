package parts

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// Message is what a toast says.
type Message struct {
	Text string
	At   time.Time
}

// StateToast is the name under which go-app keeps the newest [Message]. It is a
// state and not an action so that a message survives going to another page.
const StateToast = "statecraft:toast"

// Toast says in the corner what has happened; the message disappears by itself
// and is read out by screen readers.
func Toast(ctx app.Context, text string) {
	ctx.SetState(StateToast, Message{Text: text, At: time.Now()})
}
