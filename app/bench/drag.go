//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Measuring a drag.
const (
	moves = 60 // of the pointer in a round
	// lifts are the first moves of a drag, in which the card is taken up. They
	// are told apart: a person feels them once.
	lifts = 2
	// after are the frames that belong to a move.
	after = 3
)

// view is how much of the drawing is seen while dragging: the keys lead to it.
type view struct{ name, keys string }

// Whole drawings first: 100 % then keeps what is in the middle.
var views = []view{{"all in sight", "0"}, {"at 40 %", "01-----"}, {"at 100 %", "01"}}

// errNotTaken says that a card did not follow the pointer.
var errNotTaken = errors.New("a card cannot be dragged")

// drags measures what the main thread does for one move of the pointer while a
// state is dragged, beside the same in the floor.
func drags(ctx context.Context, b *bench) error {
	first, end, err := begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	var list []*picture
	for _, n := range []net{floor, thousand, twice} {
		if err := first.store(n); err != nil {
			return err
		}
		p, err := first.show(n)
		if err != nil {
			return err
		}
		list = append(list, p)
	}
	for _, v := range views {
		all, err := dragIn(v, list, b.rounds)
		if err != nil {
			return err
		}
		tellDrags(b.report, v, list, all)
	}
	return nil
}

// dragIn drags in every drawing in turn, round by round.
func dragIn(v view, list []*picture, rounds int) ([]dragged, error) {
	all := make([]dragged, len(list))
	// The first round makes the browser compile what is used often.
	for round := -1; round < rounds; round++ {
		for n, p := range list {
			if all[n].stuck != nil {
				continue
			}
			one, err := p.drag(v, round)
			switch {
			case errors.Is(err, errNotTaken):
				all[n].stuck = err
				if err := p.press(kb.Escape); err != nil { // whatever it began instead
					return nil, err
				}
			case err != nil:
				return nil, fmt.Errorf("%v, %s: %w", p.net, v.name, err)
			case round >= 0:
				all[n].add(one)
			}
		}
	}
	return all, nil
}

// drag takes a card up, moves it about and drops it a little away, and tells
// what each move cost.
func (p *picture) drag(v view, round int) ([]cost, error) {
	if err := p.look(v); err != nil {
		return nil, err
	}
	card, err := p.lead()
	if err != nil {
		return nil, err
	}
	mouse := func(kind input.DispatchMouseEventType, at spot, options ...chromedp.MouseOption) error {
		return p.do(chromedp.MouseEvent(kind, at.X, at.Y, options...))
	}
	left := []chromedp.MouseOption{chromedp.ButtonLeft, chromedp.ClickCount(1), func(e *input.DispatchMouseEventParams) { e.Buttons = 1 }}
	if err := mouse(chromedp.MouseMoved, card.At); err != nil {
		return nil, err
	}
	if err := p.draw(after); err != nil {
		return nil, err
	}
	if err := mouse(chromedp.MousePressed, card.At, left...); err != nil {
		return nil, err
	}
	var costs []cost
	at := card.At
	for i := range lifts + moves {
		at = along(card.At, i+1, round)
		spent, err := p.spend(func() error { return mouse(chromedp.MouseMoved, at, left...) })
		if err != nil {
			return nil, err
		}
		costs = append(costs, spent)
	}
	if err := mouse(chromedp.MouseReleased, at, chromedp.ButtonLeft, chromedp.ClickCount(1)); err != nil {
		return nil, err
	}
	if err := p.arrived(card, at); err != nil {
		return nil, err
	}
	// Every round finds the drawing as it was.
	return costs, p.shortcut("z")
}

// spend tells what an act and the frames after it cost.
func (p *picture) spend(act func() error) (cost, error) {
	before, err := p.cost()
	if err != nil {
		return cost{}, err
	}
	if err := act(); err != nil {
		return cost{}, err
	}
	if err := p.draw(after); err != nil {
		return cost{}, err
	}
	now, err := p.cost()
	return now.minus(before), err
}

// along is the way of the pointer: out to the right and back, and a little down,
// in every second round up.
func along(from spot, move, round int) spot {
	const step, drift = 10, 1
	out := min(move, lifts+moves-move)
	down := float64(move * drift)
	if round%2 != 0 {
		down = -down
	}
	return spot{from.X + float64(step*out), from.Y + down}
}

// look shows all of the drawing or 100 % of it, in front, and waits until
// nothing is left to do.
func (p *picture) look(v view) error {
	if err := p.front(); err != nil {
		return err
	}
	for _, key := range v.keys {
		if err := p.press(string(key)); err != nil {
			return err
		}
		if err := p.draw(after); err != nil {
			return err
		}
	}
	return p.rest()
}

// arrived makes sure that the card was dragged, and something measured.
func (p *picture) arrived(card lead, to spot) error {
	if err := p.draw(after); err != nil {
		return err
	}
	got, err := p.place(card.ID)
	if err != nil {
		return err
	}
	if math.Hypot(got.X-to.X, got.Y-to.Y) > 12 {
		return fmt.Errorf("%w: %s was dragged from %.0f to %.0f and is at %.0f", errNotTaken, card.ID, card.At, to, got)
	}
	return nil
}
