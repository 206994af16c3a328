package inbox

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/client"
	"statecraft/app/ui/parts"
	"statecraft/app/ui/say"
	"statecraft/app/ui/tag"
	"statecraft/shared"
)

const (
	askDialog = "ask-someone"
	askWhoID  = "ask-someone-who"
	askNoteID = "ask-someone-note"
)

// asking is the dialog by which somebody lets another decide a task for them.
type asking struct {
	users   []shared.User
	attempt string // so that a press repeated without an answer counts once
	failure string
}

// delegable tells whether the person may let somebody decide in their place: what
// was handed to them by another stays with them.
func (t *task) delegable() bool {
	return t.open() && slices.Contains(t.standing.principals, t.Me.Name)
}

func (t *task) openAsk(ctx app.Context, _ app.Event) {
	t.asking = asking{users: t.asking.users, attempt: client.NewAttempt()}
	for _, id := range []string{askWhoID, askNoteID} {
		if field := app.Window().GetElementByID(id); field.Truthy() {
			field.Set("value", "")
		}
	}
	parts.OpenDialog(askDialog)
	ctx.Async(func() {
		directory, err := client.Directory(ctx)
		ctx.Dispatch(func(ctx app.Context) {
			if err != nil {
				t.asking.failure = say.Error(err)
				return
			}
			t.asking.users = slices.DeleteFunc(directory.Users, func(u shared.User) bool { return u.Name == t.Me.Name })
		})
	})
}

func (t *task) askDialog() app.UI {
	users := t.asking.users
	return parts.Dialog{
		ID: askDialog, Title: say.Say("Let somebody decide for you"),
		Body: []app.UI{
			tag.P().Class("muted").Text(say.Say("Whoever you ask signs in your place, and the history says so. You can still decide yourself, or take it back.")),
			tag.Div().Class("field").Body(
				tag.Label().Attr("for", askWhoID).Text(say.Say("Who")),
				tag.Input().ID(askWhoID).Attr("type", "text").Attr("list", askWhoID+"-people").Attr("autocomplete", "off").Attr("maxlength", 200),
				tag.DataList().ID(askWhoID+"-people").Body(app.Range(users).Slice(func(i int) app.UI {
					return tag.Option().Attr("value", users[i].Name).Text(users[i].Display)
				})),
			),
			tag.Div().Class("field").Body(
				tag.Label().Attr("for", askNoteID).Text(say.Say("Note (optional)")),
				tag.Textarea().ID(askNoteID).Attr("rows", 2).Attr("maxlength", 4000),
			),
			tag.P().Class("error-text").Role("alert").Text(t.asking.failure),
		},
		Buttons: []app.UI{
			tag.Button().Attr("type", "button").Class("button").Text(say.Say("Cancel")).OnClick(func(app.Context, app.Event) { parts.CloseDialog(askDialog) }),
			tag.Button().Attr("type", "submit").Class("button primary").Attr("disabled", t.busy != "").Text(say.Say("Ask them")),
		},
		OnSubmit: t.ask,
	}.UI()
}

// ask hands the decision to whom the dialog names.
func (t *task) ask(ctx app.Context, _ app.Event) {
	value := func(id string) string {
		return strings.TrimSpace(app.Window().GetElementByID(id).Get("value").String())
	}
	to := personNamed(t.asking.users, value(askWhoID))
	if to == "" {
		t.asking.failure = say.Say("Name somebody of the list.")
		focus(askWhoID)
		return
	}
	t.delegate(ctx, shared.DelegateTask{To: to, Notes: value(askNoteID)}, say.Say("%s may decide it for you now.", t.People.User(to)))
}

// takeBack lets nobody else decide in the person's place any more.
func (t *task) takeBack(ctx app.Context, _ app.Event) {
	t.asking.attempt = client.NewAttempt()
	t.delegate(ctx, shared.DelegateTask{To: t.Me.Name}, say.Say("Taken back. It is yours to decide."))
}

func (t *task) delegate(ctx app.Context, body shared.DelegateTask, told string) {
	t.busy, t.asking.failure = "ask", ""
	once := client.Once(ctx, t.asking.attempt)
	t.send(ctx, func() (shared.TaskDetail, error) {
		detail, err := client.DelegateTask(once, t.ID, body)
		if err != nil {
			ctx.Dispatch(func(app.Context) { t.asking.failure = say.Error(err) })
		}
		return detail, err
	}, func(ctx app.Context) {
		parts.CloseDialog(askDialog)
		parts.Toast(ctx, told)
		ctx.NewAction(actionChanged)
	})
}

// personNamed finds a user by the name, or by what they are called where that is
// one person; "" where it is nobody.
func personNamed(users []shared.User, words string) string {
	found := ""
	for _, u := range users {
		switch {
		case u.Name == words:
			return u.Name
		case words != "" && strings.EqualFold(u.Display, words):
			if found != "" {
				return ""
			}
			found = u.Name
		}
	}
	return found
}
