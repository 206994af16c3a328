package control

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// rest is how long nobody has typed before an expression is called wrong: half of
// one always is.
const rest = 250 * time.Millisecond

// resting keeps what was shown as wrong as long as somebody types. That nothing
// is wrong any more shows at once.
type resting struct {
	typing bool
	shown  string // what was wrong when typing began
	round  int    // rises with every key, so that only the last one's pause counts
}

// trouble is what to show of what is wrong now.
func (r *resting) trouble(now string) string {
	if r.typing {
		return r.shown
	}
	return now
}

// see takes in what is wrong now.
func (r *resting) see(now string) {
	if now == "" {
		r.shown = ""
	}
}

// rest waits for a pause in the typing.
func (c *Text) rest(ctx app.Context) {
	r := &c.resting
	if !r.typing {
		r.typing, r.shown = true, c.Trouble
	}
	r.round++
	round := r.round
	ctx.After(rest, func(app.Context) {
		if c.resting.round == round {
			c.resting.typing = false
		}
	})
}
