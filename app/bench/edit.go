//go:build !js

package main

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"statecraft/shared"
)

// Measuring what else goes on while somebody edits.
const (
	editCount = 200
	// editPause lies between two edits; now and then a long one lets the page
	// save, as it does when a person stops to think.
	editPause  = 40 * time.Millisecond
	thinkEvery = 25
	thinkPause = 900 * time.Millisecond
	// A task of the page that takes as long holds up what people do next.
	longTask = 50.0
)

// edits measures whether checks, autosave and history hold a frame up while
// somebody edits: how long a program runs at a stretch. Painting is not in it.
func edits(ctx context.Context, b *bench) error {
	first, end, err := begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	for _, n := range []net{floor, thousand} {
		if err := first.store(n); err != nil {
			return err
		}
		var best stint
		var all []float64
		for range b.rounds {
			longest, err := first.longestStint(n)
			if err != nil {
				return fmt.Errorf("%v: %w", n, err)
			}
			all = append(all, longest.ms)
			if best.ms == 0 || longest.ms < best.ms {
				best = longest
			}
		}
		// Other work on the machine can only make a round slower.
		b.atMost(fmt.Sprintf("longest run of a program in %d edits of %v, ms", editCount, n), best.ms, longTask,
			fmt.Sprintf("in %s; all rounds %.0f", best.cause, all))
	}
	return nil
}

// longestStint edits a net in a tab of its own and finds the program that ran
// longest meanwhile.
func (t *tab) longestStint(n net) (longest stint, err error) {
	p, err := t.show(n)
	if err != nil {
		return stint{}, err
	}
	defer p.close()
	if err := p.take(); err != nil {
		return stint{}, err
	}
	before, err := p.revision()
	if err != nil {
		return stint{}, err
	}
	events, err := p.record(func() error {
		for i := range editCount {
			if err := p.edit(i); err != nil {
				return err
			}
			time.Sleep(editPause)
			if i%thinkEvery == thinkEvery-1 {
				time.Sleep(thinkPause)
			}
		}
		return nil
	}, "devtools.timeline", "disabled-by-default-devtools.timeline")
	if err != nil {
		return stint{}, err
	}
	after, err := p.revision()
	if err == nil && after <= before {
		err = fmt.Errorf("nothing was saved in %d edits", editCount)
	}
	return longestOf(stints(mainThread(events))), err
}

// edit does the next of many edits: moves in a circle, and every so often one
// taken back and done again.
func (p *picture) edit(i int) error {
	switch i % 8 {
	case 6:
		return p.shortcut("z")
	case 7:
		return p.shortcut("y")
	}
	return p.press([]string{kb.ArrowRight, kb.ArrowDown, kb.ArrowLeft, kb.ArrowUp, kb.ArrowRight, kb.ArrowLeft}[i%8])
}

// take selects a state in the middle, at 100 %.
func (p *picture) take() error {
	if err := p.look(views[len(views)-1]); err != nil {
		return err
	}
	card, err := p.lead()
	if err != nil {
		return err
	}
	return p.do(chromedp.MouseEvent(chromedp.MouseMoved, card.At.X, card.At.Y), chromedp.MouseClickXY(card.At.X, card.At.Y))
}

// revision is what the server has of the draft.
func (p *picture) revision() (int, error) {
	return ask[int](p.tab, fmt.Sprintf(`fetch(%q).then(answer => answer.json()).then(draft => draft.revision)`,
		shared.PathWorkflows+"/"+p.key()))
}
