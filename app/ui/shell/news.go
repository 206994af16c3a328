package shell

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client/stream"
	"statecraft/app/ui/parts"
)

const (
	actionNews     = "statecraft:news"
	stateListening = "statecraft:listening" // bool, this page of the browser hears the news
)

// OnChange tells f, as long as the component is mounted and somebody looks at the
// page, that something has happened on the server. While the server cannot tell, f
// is told from time to time that anything may have. f calls ctx.PreventUpdate where
// nothing is drawn anew. Call it in OnMount.
func OnChange(ctx app.Context, f func(app.Context, stream.News)) {
	ctx.Handle(actionNews, func(ctx app.Context, a app.Action) { f(ctx, a.Value.(stream.News)) })
}

// listen begins to hear the news, once for all pages the person goes to.
func listen(ctx app.Context) {
	var listening bool
	if ctx.GetState(stateListening, &listening); listening || app.IsServer {
		return
	}
	ctx.SetState(stateListening, true)
	heard, seen := make(chan stream.News), make(chan struct{}, 1)
	stream.Listen(func(n stream.News) { heard <- n })
	parts.Listen(app.Window().Get("document"), "visibilitychange", func(app.Value) {
		select {
		case seen <- struct{}{}:
		default:
		}
	})
	go pass(heard, seen, func(n stream.News) { ctx.NewActionWithValue(actionNews, n) })
}

// pass tells the pages what is heard, at their pace.
func pass(heard <-chan stream.News, seen <-chan struct{}, tell func(stream.News)) {
	p := pace{told: time.Now()}
	for {
		var alarm <-chan time.Time
		if due := p.due(parts.Visible()); !due.IsZero() {
			alarm = time.After(time.Until(due))
		}
		select {
		case n := <-heard:
			p.hear(n)
		case <-seen:
		case <-alarm:
		}
		if n, ok := p.take(time.Now(), parts.Visible()); ok {
			tell(n)
		}
	}
}
