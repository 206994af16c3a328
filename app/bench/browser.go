//go:build !js

package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// longest is how long one part may take, should the browser hang.
const longest = 20 * time.Minute

// tab is one page in the browser, in a window of its own, so that it is drawn
// whichever is in front.
type tab struct {
	ctx   context.Context
	base  string // of the program, such as http://127.0.0.1:8080
	close func()
}

// openBrowser starts Chromium with an empty profile and gives its first tab;
// closing that ends it.
func openBrowser(ctx context.Context, base string) (*tab, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "en-GB"))
	if path := os.Getenv("STATECRAFT_BROWSER"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses root otherwise
	}
	ctx, release := context.WithTimeout(ctx, longest)
	allocator, stop := chromedp.NewExecAllocator(ctx, options...)
	first, closeTab := chromedp.NewContext(allocator)
	t := &tab{ctx: first, base: base, close: func() { closeTab(); stop(); release() }}
	if err := t.prepare(); err != nil {
		t.close()
		return nil, fmt.Errorf("starting Chromium, which `sh .ci/need chromium` installs or says how to get: %w", err)
	}
	return t, nil
}

// open opens another tab of the same browser.
func (t *tab) open() (*tab, error) {
	ctx, closeTab := chromedp.NewContext(t.ctx)
	another := &tab{ctx: ctx, base: t.base, close: closeTab}
	if err := another.prepare(); err != nil {
		closeTab()
		return nil, err
	}
	return another, nil
}

func (t *tab) prepare() error {
	return t.do(
		chromedp.EmulateViewport(1280, 800),
		command(performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}),
	)
}

func (t *tab) do(steps ...chromedp.Action[chromedp.Void]) error { return chromedp.Do(t.ctx, steps...) }

// command makes a step of a protocol command whose answer does not matter.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, c, params)
		return err
	})
}

// ask evaluates a question in the page; a promise is waited for.
func ask[T any](t *tab, question string) (T, error) {
	answer, err := chromedp.Run(t.ctx, chromedp.Evaluate[T](question, chromedp.EvalAwaitPromise))
	if err != nil {
		return answer, fmt.Errorf("asking %s: %w", question, err)
	}
	return answer, nil
}

// visit goes to a page and waits until it can be used.
func (t *tab) visit(path string) error {
	if err := t.do(chromedp.Navigate(t.base + path)); err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	return t.until(fmt.Sprintf(`performance.getEntriesByName(%q).length > 0`, markInteractive))
}

// until asks again and again until the answer is yes.
func (t *tab) until(question string) error {
	const patience = 2 * time.Minute
	for deadline := time.Now().Add(patience); ; {
		yes, err := ask[bool](t, question)
		if err != nil || yes {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("still not so: %s", question)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// quiet stops the browser from reporting every change of the page, which would
// be measured with it.
func (t *tab) quiet() error {
	return t.do(command(css.Disable, cdp.Empty{}), command(dom.Disable, cdp.Empty{}),
		command(log.Disable, cdp.Empty{}), command(network.Disable, cdp.Empty{}))
}

// front brings the tab where people would see it.
func (t *tab) front() error { return t.do(command(page.BringToFront, cdp.Empty{})) }

// frames settles when that many frames have been drawn.
const frames = `new Promise(done => {
	let left = %d
	const next = () => left-- > 0 ? requestAnimationFrame(next) : done(true)
	next()
})`

// draw waits until that many frames have been drawn.
func (t *tab) draw(count int) error {
	_, err := ask[bool](t, fmt.Sprintf(frames, count))
	return err
}

// rest waits until the page has nothing left to do.
func (t *tab) rest() error {
	const look, idle = 300 * time.Millisecond, 5.0
	for range 100 {
		before, err := t.cost()
		if err != nil {
			return err
		}
		time.Sleep(look)
		after, err := t.cost()
		if err != nil {
			return err
		}
		if after.minus(before).all < idle {
			return nil
		}
	}
	return fmt.Errorf("the page never rests")
}
