//go:build !js

package stories

import (
	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// AnotherTab opens a second tab of the same browser, with the same sign-in, in a
// window of its own: both are seen.
func (p *Person) AnotherTab(s screen) *Person {
	p.t.Helper()
	return p.beside(s)
}

// Elsewhere is somebody at another browser, who is not signed in.
func (p *Person) Elsewhere(s screen) *Person {
	p.t.Helper()
	return p.beside(s, chromedp.WithNewBrowserContext())
}

func (p *Person) beside(s screen, options ...chromedp.ContextOption) *Person {
	p.t.Helper()
	ctx, closeTab := chromedp.NewContext(p.ctx, options...)
	p.t.Cleanup(closeTab)
	other := &Person{t: p.t, ctx: ctx, downloads: p.t.TempDir(), console: &console{}}
	other.do("opening a tab")
	other.listen()
	other.do("preparing the tab",
		command(accessibility.Enable, cdp.Empty{}),
		command(browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: other.downloads,
			BrowserContextID: chromedp.FromContext(ctx).BrowserContextID,
		}))
	other.Use(s)
	p.t.Cleanup(other.judge)
	return other
}

// TurnTo brings the person's window to the front, as a click on it would.
func (p *Person) TurnTo() {
	p.t.Helper()
	p.do("turning to the window", command(page.BringToFront, cdp.Empty{}))
}

// Offline takes the line away from the tab, or gives it back. The browser says so
// to the page, as it does when a cable is pulled.
func (p *Person) Offline(yes bool) {
	p.t.Helper()
	open := -1.0 // no limit
	conditions := []*network.Conditions{}
	if yes {
		conditions = append(conditions, &network.Conditions{Offline: true, DownloadThroughput: open, UploadThroughput: open})
	}
	p.do("changing the line",
		command(network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			EmulateOfflineServiceWorker: &yes, MatchedNetworkConditions: conditions,
		}),
		command(network.OverrideNetworkState, network.OverrideNetworkStateParams{
			Offline: yes, DownloadThroughput: open, UploadThroughput: open,
		}))
}
