//go:build !js

package main

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"statecraft/shared"
)

// The line people have: 10 Mbit/s both ways, and 40 ms to an answer.
var line = network.Conditions{Latency: 40, DownloadThroughput: 10e6 / 8, UploadThroughput: 10e6 / 8}

// away is how long a person stays before they come again; the browser keeps what
// it has compiled in that time.
const away = 5 * time.Second

// arrival is when the parts of a page were there, in milliseconds.
type arrival struct {
	Document, Program, Interactive float64
	Sent                           float64 // bytes over the line
	Work                           float64 `json:"-"` // of the main thread until then
}

const markInteractive = "statecraft:interactive"

var arrivals = fmt.Sprintf(`(() => {
	const program = document.querySelector('meta[name="statecraft-wasm"]').content
	const entry = performance.getEntriesByName(new URL(program, location).href)[0]
	const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
	return {
		Document: performance.getEntriesByType("navigation")[0].responseEnd,
		Program: entry ? entry.responseEnd : 0,
		Interactive: performance.getEntriesByName(%q)[0].startTime,
		Sent: all.reduce((sum, e) => sum + e.transferSize, 0),
	}
})()`, markInteractive)

// loads measures how soon a page can be used over a slow line: by somebody who
// never was here, and when they come again.
func loads(ctx context.Context, b *bench) error {
	first, end, err := begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	known, err := chromedp.Call(first.ctx, network.GetCookies, network.GetCookiesParams{URLs: []string{first.base}})
	if err != nil {
		return err
	}
	var cold, warm []arrival
	for range b.rounds {
		visits, err := visitTwice(ctx, first.base, known.Cookies)
		if err != nil {
			return err
		}
		cold, warm = append(cold, visits[0]), append(warm, visits[1])
	}
	tellLoads(b.report, "first visit over 10 Mbit/s, ms until usable", cold, 2600)
	tellLoads(b.report, "second visit, ms until usable", warm, 400)
	return nil
}

func tellLoads(r *report, what string, list []arrival, bound float64) {
	middle := func(of func(arrival) float64) (all []float64, half float64) {
		for _, a := range list {
			all = append(all, of(a))
		}
		return all, median(all)
	}
	all, usable := middle(func(a arrival) float64 { return a.Interactive })
	_, document := middle(func(a arrival) float64 { return a.Document })
	_, program := middle(func(a arrival) float64 { return a.Program })
	_, work := middle(func(a arrival) float64 { return a.Work })
	_, sent := middle(func(a arrival) float64 { return a.Sent })
	r.atMost(what, percentile(all, 0), bound, fmt.Sprintf("median %.0f ms: document there at %.0f, program at %.0f, main thread works %.0f ms; %.2f MB sent, for which the line takes %.0f ms",
		usable, document, program, work, sent/1e6, sent/line.DownloadThroughput*1000))
}

// visitTwice goes to the home page with an empty profile, where only the
// session is known, and once more in another tab.
func visitTwice(ctx context.Context, base string, cookies []*network.Cookie) (visits [2]arrival, err error) {
	opened, err := openBrowser(ctx, base)
	if err != nil {
		return visits, err
	}
	defer opened.close()
	for i := range visits {
		t, err := opened.open()
		if err != nil {
			return visits, err
		}
		if visits[i], err = t.arrive(cookies); err != nil {
			return visits, err
		}
		time.Sleep(away)
		t.close()
	}
	return visits, nil
}

func (t *tab) arrive(cookies []*network.Cookie) (arrival, error) {
	slow := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&line}}
	steps := []chromedp.Action[chromedp.Void]{command(network.EmulateNetworkConditionsByRule, slow)}
	for _, c := range cookies {
		steps = append(steps, command(network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: t.base, HTTPOnly: &c.HTTPOnly}))
	}
	if err := t.do(steps...); err != nil {
		return arrival{}, err
	}
	events, err := t.record(func() error { return t.visit(shared.PageHome) },
		"blink.user_timing", "devtools.timeline", "disabled-by-default-devtools.timeline")
	if err != nil {
		return arrival{}, err
	}
	if err := t.signedIn(); err != nil {
		return arrival{}, err
	}
	a, err := ask[arrival](t, arrivals)
	for _, e := range events {
		if e.Name == markInteractive {
			a.Work = busy(mainThread(events), 0, e.At)
		}
	}
	return a, err
}

// signedIn makes sure that it was the home page that was measured.
func (t *tab) signedIn() error {
	path, err := ask[string](t, `location.pathname`)
	if err == nil && path != shared.PageHome {
		err = fmt.Errorf("the page went on to %s", path)
	}
	return err
}
