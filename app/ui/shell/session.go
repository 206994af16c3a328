package shell

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/client/stream"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/engine"
	"statecraft/shared"
)

const actionTasksChanged = "tasks-changed"

// TasksChanged lets the frame count the waiting tasks again.
func TasksChanged(ctx app.Context) { ctx.NewAction(actionTasksChanged) }

// session finds out who is signed in, counts what waits for them, and lets them
// sign in again over the page when a call finds the session ended.
type session struct {
	app.Compo
	me        shared.Me
	over      bool // the session has ended under the page
	counts    shared.TaskCounts
	counting  bool // a call is under way
	again     bool // something has happened meanwhile
	listeners parts.Listeners
}

func (s *session) OnMount(ctx app.Context) {
	ctx.ObserveState(stateMe, &s.me)
	ctx.Handle(actionTasksChanged, func(ctx app.Context, _ app.Action) { s.count(ctx) })
	ctx.ObserveState(stateEnded, &s.over)
	s.listeners.On(app.Window(), client.EventSignIn, func(app.Value) { ctx.Dispatch(s.ended) })
	s.listeners.On(app.Window(), "focus", func(app.Value) { ctx.Dispatch(s.returned) })
	ctx.ObserveState(stateCounts, &s.counts)
	OnChange(ctx, func(ctx app.Context, _ stream.News) {
		ctx.PreventUpdate() // what it changes is drawn elsewhere
		s.count(ctx)
	})
	if s.me.Name == "" {
		s.load(ctx)
		return
	}
	s.known(ctx)
}

func (s *session) OnDismount() { s.listeners.Stop() }

func (s *session) Render() app.UI {
	return parts.Dialog{
		ID: signInDialog, Title: say.Say("Your session has ended"),
		Body: []app.UI{
			tag.P().Class("muted").Text(say.Say("Sign in and you go on where you were. Nothing on this page is lost.")),
			app.If(s.me.Demo, func() app.UI {
				return tag.P().Class("muted").Text(say.Say("In demo mode, open the link the server printed at its start in another tab, then come back here."))
			}),
			&SignInForm{ID: "again", User: s.signedInAs(), OnDone: s.signedIn},
		},
	}.UI()
}

const signInDialog = "sign-in-again"

func (s *session) load(ctx app.Context) {
	ctx.Async(func() {
		me, err := client.Me(ctx)
		ctx.Dispatch(func(ctx app.Context) {
			switch {
			case err == nil:
				SetMe(ctx, me)
				s.me = me
				s.known(ctx)
			case engine.CodeOf(err) == shared.CodeUnauthenticated:
				s.leave(ctx)
			}
		})
	})
}

// ended answers a call that found no session: somebody who was signed in signs
// in over the page, anybody else goes to the sign-in page.
func (s *session) ended(ctx app.Context) {
	if s.me.Name == "" {
		s.leave(ctx)
		return
	}
	ctx.SetState(stateEnded, true)
	parts.OpenDialog(signInDialog)
}

// returned looks, when the person comes back from another tab, whether they
// have signed in there.
func (s *session) returned(ctx app.Context) {
	if !s.over {
		ctx.PreventUpdate()
		return
	}
	ctx.Async(func() {
		if me, err := client.Me(ctx); err == nil {
			ctx.Dispatch(func(ctx app.Context) { s.signedIn(ctx, me) })
		}
	})
}

func (s *session) leave(ctx app.Context) {
	here := ctx.Page().URL()
	ctx.Navigate(SignInPage(here.RequestURI()))
}

func (s *session) signedInAs() string {
	if s.me.SignedInAs != "" {
		return s.me.SignedInAs
	}
	return s.me.Name
}

// signedIn lets the waiting calls go on, but only as the same person: what they
// were about to do is nobody else's.
func (s *session) signedIn(ctx app.Context, me shared.Me) {
	before := s.me.Name
	if me.Name != before && me.Name != s.signedInAs() {
		ctx.Reload()
		return
	}
	ctx.Async(func() {
		if me.Name != before {
			again, err := client.ActAs(ctx, before)
			if err != nil {
				ctx.Dispatch(func(ctx app.Context) { ctx.Reload() })
				return
			}
			me = again
		}
		ctx.Dispatch(func(ctx app.Context) {
			SetMe(ctx, me)
			ctx.SetState(stateEnded, false)
			parts.CloseDialog(signInDialog)
			client.SignedIn()
		})
	})
}

// known begins what needs to know who is signed in.
func (s *session) known(ctx app.Context) {
	listen(ctx)
	s.count(ctx)
	if !Granted(s.me, shared.ReadDirectory) {
		return
	}
	ctx.Async(func() {
		if directory, err := client.Directory(ctx); err == nil {
			ctx.Dispatch(func(ctx app.Context) { ctx.SetState(statePeople, parts.NewPeople(directory)) })
		}
	})
}

// count asks how many tasks wait. What happens while it asks, it asks after.
func (s *session) count(ctx app.Context) {
	if !Granted(s.me, shared.ActOnTasks) {
		return
	}
	if s.again = s.counting; s.counting {
		return
	}
	s.counting = true
	ctx.Async(func() {
		counts, err := client.TaskCounts(ctx)
		ctx.Dispatch(func(ctx app.Context) {
			s.counting = false
			ctx.PreventUpdate()
			if err == nil && counts != s.counts {
				ctx.SetState(stateCounts, counts)
			}
			if s.again {
				s.count(ctx)
			}
		})
	})
}
