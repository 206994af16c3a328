//go:build !js

package main

import (
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"
)

// cost is what the page's main thread has spent, in milliseconds of processor
// time. What other programs take meanwhile is not in it.
type cost struct {
	all    float64 // everything but answering the questions of the bench
	script float64 // of it in programs
	style  float64 // of it finding out how elements look
	layout float64 // of it finding out where they are
}

func (a cost) minus(b cost) cost {
	return cost{a.all - b.all, a.script - b.script, a.style - b.style, a.layout - b.layout}
}

// rest is what goes into none of these: painting above all.
func (a cost) rest() float64 { return a.all - a.script - a.style - a.layout }

// cost reads what the page has spent since it was opened.
func (t *tab) cost() (cost, error) {
	answer, err := chromedp.Call(t.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return cost{}, err
	}
	ms := map[string]float64{}
	for _, m := range answer.Metrics {
		ms[m.Name] = m.Value * 1000
	}
	return cost{
		all:    ms["TaskDuration"] - ms["DevToolsCommandDuration"],
		script: ms["ScriptDuration"], style: ms["RecalcStyleDuration"], layout: ms["LayoutDuration"],
	}, nil
}
