package shell

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/shared"
)

// drawn is a frame without the layout of the text.
func drawn(f Frame) string {
	html := strings.Join(strings.Fields(app.HTMLString(f.UI())), " ")
	return strings.NewReplacer("> ", ">", " <", "<").Replace(html)
}

func TestTheSectionIsLitTwice(t *testing.T) {
	for _, s := range []Section{SectionWorkflows, SectionInstances, SectionInbox} {
		html := drawn(Frame{Section: s})
		if n := strings.Count(html, `aria-current="page"`); n != 2 {
			t.Errorf("%s is lit %d times, want in the bar and at the bottom", s, n)
		}
	}
	if html := drawn(Frame{}); strings.Contains(html, `aria-current`) {
		t.Error("home lights a section")
	}
}

func TestCrumbs(t *testing.T) {
	html := drawn(Frame{Section: SectionInstances, Crumbs: []Crumb{{Text: "Instances", Href: "/instances"}, {Text: "100 % done"}}})
	if !strings.Contains(html, ">100 % done<") || strings.Contains(html, "%!") {
		t.Errorf("the last crumb is not drawn as it is:\n%s", html)
	}
	if strings.Contains(html, `section-name`) {
		t.Error("the section's name stands beside the crumbs")
	}
}

func TestCentreReplacesTheNavigation(t *testing.T) {
	html := drawn(Frame{Section: SectionWorkflows, Centre: app.Text("my tabs")})
	if strings.Count(html, "<nav") != 1 || !strings.Contains(html, "my tabs") {
		t.Errorf("got\n%s", html)
	}
}

func TestFrameLeavesTheButtonsAlone(t *testing.T) {
	buttons := make([]app.UI, 1, 4)
	buttons[0] = app.Text("Publish")
	Frame{Right: buttons}.UI()
	if extra := buttons[:2][1]; extra != nil {
		t.Error("the frame wrote into the page's own list")
	}
}

func TestGranted(t *testing.T) {
	me := shared.Me{Granted: []shared.Permission{shared.Start}}
	if !Granted(me, shared.Start) || Granted(me, shared.Publish) || Granted(shared.Me{}, shared.Start) {
		t.Error("permissions are read wrongly")
	}
}

func TestUserMenu(t *testing.T) {
	u := func(name, display string) shared.User { return shared.User{Name: name, Display: display} }
	menu := &userMenu{me: shared.Me{User: u("approver", "Approver"), SignedInAs: "admin", Demo: true, ActAs: []shared.User{u("admin", "Admin"), u("approver", "Approver")}}}
	html := app.HTMLString(menu.Render())
	for _, want := range []string{"signed in as admin", `data-act-as="admin"`, "Sign out", "You are Approver"} {
		if !strings.Contains(html, want) {
			t.Errorf("missing %q in\n%s", want, html)
		}
	}
	menu.me.Demo = false
	if html := app.HTMLString(menu.Render()); strings.Contains(html, "data-act-as") {
		t.Error("outside demo mode one can act as somebody")
	}
	menu.me = shared.Me{}
	if html := app.HTMLString(menu.Render()); strings.Contains(html, "Sign out") {
		t.Error("before it is known who looks, there is a menu")
	}
}

func TestBanners(t *testing.T) {
	for want, b := range map[string]*banners{
		"Demo mode: everyone on this machine can act as anyone.": {me: shared.Me{Demo: true}},
		"Demo mode: you act as Approver.":                        {me: shared.Me{Demo: true, SignedInAs: "admin", User: shared.User{Name: "approver", Display: "Approver"}}},
		"No connection to the server.":                           {offline: true},
		"Your session has ended":                                 {ended: true},
	} {
		if html := app.HTMLString(b.Render()); !strings.Contains(html, want) || strings.Count(html, `class="banner`) != 1 {
			t.Errorf("want one banner %q, got\n%s", want, html)
		}
	}
	if html := app.HTMLString((&banners{}).Render()); strings.Contains(html, "banner") {
		t.Error("there is a banner although all is as usual")
	}
}
