//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/systeminfo"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Measuring memory: by the first mark everything has found its size.
const (
	settled = 2_000
	many    = 10_000
)

// memory measures what the page keeps of ten thousand edits, each a step of its
// own that can be taken back.
func memory(ctx context.Context, b *bench) error {
	first, end, err := begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := first.store(thousand); err != nil {
		return err
	}
	p, err := first.show(thousand)
	if err != nil {
		return err
	}
	if err := p.take(); err != nil {
		return err
	}
	before, err := p.nudge(settled)
	if err != nil {
		return err
	}
	after, err := p.nudge(many - settled)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("memory after %d edits of %v", many, thousand)
	b.atMost(what+", nodes, of that after "+strconv.Itoa(settled), after.nodes/before.nodes, 1.1, fmt.Sprintf("%.0f nodes", after.nodes))
	if before.resident == 0 {
		b.tell(what, "not measured: this system has no /proc")
		return nil
	}
	b.atMost(what+", of that after "+strconv.Itoa(settled), after.resident/before.resident, 1.1,
		fmt.Sprintf("%.0f MB of %.0f MB", after.resident, before.resident))
	return nil
}

// held is what a page holds on to.
type held struct {
	resident float64 // MB of its process, 0 where nobody can tell
	nodes    float64 // elements and texts
}

// nudge moves the selected state to and fro that many times by the arrow keys,
// and tells what is held afterwards.
func (p *picture) nudge(times int) (held, error) {
	for i := range times {
		if err := p.press([]string{kb.ArrowRight, kb.ArrowLeft}[i%2]); err != nil {
			return held{}, err
		}
	}
	if err := p.rest(); err != nil {
		return held{}, err
	}
	return p.held()
}

func (p *picture) held() (h held, err error) {
	if err := p.do(command(heapprofiler.CollectGarbage, cdp.Empty{})); err != nil {
		return h, err
	}
	answer, err := chromedp.Call(p.ctx, performance.GetMetrics, cdp.Empty{})
	if err != nil {
		return h, err
	}
	for _, m := range answer.Metrics {
		if m.Name == "Nodes" {
			h.nodes = m.Value
		}
	}
	all, err := chromedp.CallBrowser(p.ctx, systeminfo.GetProcessInfo, cdp.Empty{})
	if err != nil {
		return h, err
	}
	// The other pages of the browser are small and at rest.
	for _, process := range all.ProcessInfo {
		if process.Type != "renderer" {
			continue
		}
		mb, err := resident(process.ID)
		if err != nil {
			return h, err
		}
		h.resident = max(h.resident, mb)
	}
	return h, nil
}

// resident is how much memory a process has in use, in MB; 0 where the system
// has no /proc.
func resident(process int64) (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return residentIn(string(status))
}

func residentIn(status string) (float64, error) {
	for line := range strings.Lines(status) {
		if value, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 64)
			return kb / 1024, err
		}
	}
	return 0, errors.New("the status of the process does not tell VmRSS")
}
