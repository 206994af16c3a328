//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"

	"github.com/chromedp/chromedp"

	"statecraft/shared"
)

// picture is a drawing that is open in a tab of its own.
type picture struct {
	net
	*tab
}

// store makes the draft of a net, as a program of the same person would.
func (t *tab) store(n net) error {
	body, err := json.Marshal(shared.CreateWorkflow{Workflow: n.workflow()})
	if err != nil {
		return err
	}
	status, err := ask[int](t, fmt.Sprintf(`fetch(%q, {method: "POST", headers: {"Content-Type": "application/json", %q: "1"}, body: %q})
		.then(answer => answer.status)`, shared.PathWorkflows, shared.WriteHeader, body))
	if err == nil && status >= 300 {
		err = fmt.Errorf("the server answers %d", status)
	}
	if err != nil {
		return fmt.Errorf("storing %v: %w", n, err)
	}
	return nil
}

// show opens a net in a tab of its own, and waits until it is drawn.
func (t *tab) show(n net) (*picture, error) {
	another, err := t.open()
	if err != nil {
		return nil, err
	}
	p := &picture{n, another}
	err = errors.Join(p.visit(n.page()), p.until(`!!document.querySelector("[data-state-id]")`), p.quiet())
	if err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

// press presses a key wherever the focus is.
func (t *tab) press(key string, held ...chromedp.Modifier) error {
	return t.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
}

// shortcut presses a key together with the one for shortcuts.
func (t *tab) shortcut(key string) error {
	if runtime.GOOS == "darwin" {
		return t.press(key, chromedp.ModifierCommand)
	}
	return t.press(key, chromedp.ModifierCtrl)
}

// spot is a place in the window.
type spot struct{ X, Y float64 }

// nearest gives the state of a list whose card is nearest to the middle of the
// drawing, and where it is.
const nearest = `(() => {
	const host = document.querySelector(".canvas-host").getBoundingClientRect()
	const wanted = new Set(%s)
	let best = null, least = Infinity
	for (const group of document.querySelectorAll("[data-state-id]")) {
		const id = group.dataset.stateId
		if (!wanted.has(id)) continue
		const r = (group.querySelector(".canvas-box") || group).getBoundingClientRect()
		const X = r.x + r.width / 2, Y = r.y + r.height / 2
		const far = Math.hypot(X - host.x - host.width / 2, Y - host.y - host.height / 2)
		if (far < least) { least = far; best = {ID: id, At: {X, Y}} }
	}
	return best
})()`

// lead is the card that is dragged.
type lead struct {
	ID string
	At spot
}

// lead chooses a state to drag: one amid others in the middle of the drawing.
func (p *picture) lead() (lead, error) {
	wanted, err := json.Marshal(p.inside())
	if err != nil {
		return lead{}, err
	}
	found, err := ask[*lead](p.tab, fmt.Sprintf(nearest, wanted))
	if err == nil && found == nil {
		err = fmt.Errorf("%v: no card to drag is in sight", p.net)
	}
	if err != nil {
		return lead{}, err
	}
	return *found, nil
}

// place is where the card of a state is now.
func (p *picture) place(id string) (spot, error) {
	only, err := json.Marshal([]string{id})
	if err != nil {
		return spot{}, err
	}
	found, err := ask[*lead](p.tab, fmt.Sprintf(nearest, only))
	if err == nil && found == nil {
		err = fmt.Errorf("%v: the card of %s is gone", p.net, id)
	}
	if err != nil {
		return spot{}, err
	}
	return found.At, nil
}
