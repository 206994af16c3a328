//go:build !js

package stories

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screen is what a person looks at.
type screen struct {
	name          string
	width, height int64
	theme         string // light or dark
	touch         bool
}

var (
	desk      = screen{"light", 1280, 800, "light", false}
	deskDark  = screen{"dark", 1280, 800, "dark", false}
	phone     = screen{"phone-light", 390, 844, "light", true}
	phoneDark = screen{"phone-dark", 390, 844, "dark", true}
)

// longest is how long a story may take, should the browser itself hang.
const longest = 3 * time.Minute

// openBrowser starts Chromium with an empty profile and one tab, for one person
// who reads English.
func openBrowser(t *testing.T, s screen) *Person {
	t.Helper()
	return openBrowserIn(t, "en-GB", s)
}

// openBrowserIn does for somebody who reads another language.
func openBrowserIn(t *testing.T, language string, s screen) *Person {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.Flag("lang", language), chromedp.Flag("accept-lang", language))
	if path := os.Getenv("STATECRAFT_BROWSER"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses root otherwise
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(func() { closeTab(); stop() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start; `sh .ci/need chromium` installs it or says what to do: %v", err)
	}
	// The browser lives as long as ctx; what is asked of it later ends sooner.
	bounded, release := context.WithTimeout(ctx, longest)
	t.Cleanup(release)
	p := &Person{t: t, ctx: bounded, downloads: t.TempDir(), console: &console{}}
	p.listen()
	p.do("preparing the tab",
		command(accessibility.Enable, cdp.Empty{}),
		command(browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
			Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: p.downloads,
		}))
	p.Use(s)
	t.Cleanup(p.judge)
	return p
}

// Use gives the person another screen; what is open stays open.
func (p *Person) Use(s screen) {
	p.t.Helper()
	var options []chromedp.EmulateViewportOption
	if s.touch {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	p.do("changing the screen",
		chromedp.EmulateViewport(s.width, s.height, options...),
		command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: s.theme}},
		}))
}

// command makes a step of a protocol command whose answer does not matter.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// console keeps what the browser's console showed.
type console struct {
	mu     sync.Mutex
	lines  []string
	faults []string // errors, exceptions and violations of the content policy
}

func (p *Person) listen() {
	messages := chromedp.Console(p.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return // the tab is closed
			}
			p.console.add(m)
		}
	}()
}

func (c *console) add(m chromedp.ConsoleMessage) {
	line := fmt.Sprintf("%s: %s", m.Type, m.Text)
	if m.URL != "" {
		line += fmt.Sprintf(" (%s:%d)", m.URL, m.Line+1)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lines = append(c.lines, line)
	if m.Type == chromedp.ConsoleError || m.IsException() {
		c.faults = append(c.faults, line)
	}
}

// read gives everything the console showed, and the faults in it.
func (c *console) read() (lines, faults []string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.lines...), append([]string(nil), c.faults...)
}

// forgive forgets the faults so far, where a test wanted them.
func (c *console) forgive() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.faults = nil
}
