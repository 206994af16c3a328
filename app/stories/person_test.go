//go:build !js

package stories

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// patience is how long a person waits for something to appear, in any story and
// on any machine; nothing is ever asserted to be faster.
const patience = 20 * time.Second

// Person is somebody at a browser, with a mouse, a keyboard and eyes. What they
// cannot do fails their story, with a picture and what the console showed.
type Person struct {
	t         *testing.T
	ctx       context.Context
	downloads string
	console   *console
	acts      int // interactions so far
}

// do carries out steps that must work.
func (p *Person) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
}

// act carries out one interaction: a click, a drag, a key, or words typed in one
// go.
func (p *Person) act(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	p.do(what, steps...)
	p.acts++
}

// Count is how many interactions it took so far: clicks, drags, keys, and words
// typed in one go. Looking and waiting are none.
func (p *Person) Count() int { return p.acts }

// until tries again and again until it works or patience ends; then the last
// error says why.
func (p *Person) until(what string, try func() error) {
	p.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		err := try()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("%s: %v", what, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// Open goes to an address and waits until the page can be used.
func (p *Person) Open(url string) {
	p.t.Helper()
	p.do("opening "+url, chromedp.Navigate(url))
	p.until("waiting for the page at "+url, func() error {
		ready, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](
			`performance.getEntriesByName("statecraft:interactive").length > 0`))
		if err == nil && !ready {
			err = errors.New("it has not said that it is interactive")
		}
		return err
	})
}

// See waits until the text can be read somewhere on the page.
func (p *Person) See(words string) {
	p.t.Helper()
	p.until(fmt.Sprintf("seeing %q", words), func() error {
		shown, err := p.reads(words)
		if err == nil && !shown {
			err = errors.New("it is not there")
		}
		return err
	})
}

// SeeNo waits until the text can be read nowhere on the page.
func (p *Person) SeeNo(words string) {
	p.t.Helper()
	p.until(fmt.Sprintf("no longer seeing %q", words), func() error {
		shown, err := p.reads(words)
		if err == nil && shown {
			err = errors.New("it is still there")
		}
		return err
	})
}

// reads tells whether the words stand on the page: as text, in a field, or as
// the name of something without text.
func (p *Person) reads(words string) (bool, error) {
	things, err := p.look()
	if err != nil {
		return false, err
	}
	for _, e := range things {
		if strings.Contains(e.name, words) || strings.Contains(plain(e.value), words) {
			return true, nil
		}
	}
	// Text in several parts, such as a name in bold within a sentence.
	all, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.body.innerText`))
	return strings.Contains(plain(all), words), err
}

// Read gives what stands in the field with that label.
func (p *Person) Read(label string) (value string) {
	p.t.Helper()
	p.until(fmt.Sprintf("reading %q", label), func() error {
		things, err := p.look()
		if err != nil {
			return err
		}
		e, err := find(things, fields, label)
		value = e.value
		return err
	})
	return value
}

// locate waits until the thing with that name is there, stands still and can be
// reached, and gives the place.
func (p *Person) locate(roles []string, name string) (found box) {
	p.t.Helper()
	p.until(fmt.Sprintf("looking for %q", name), func() error {
		things, err := p.look()
		if err != nil {
			return err
		}
		e, err := find(things, roles, name)
		if err != nil {
			return err
		}
		before := found
		if found, err = p.place(e); err != nil {
			return err
		}
		if found != before {
			return fmt.Errorf("%v is moving", e)
		}
		return nil
	})
	return found
}

// at waits until what the selector finds is there, stands still and can be
// reached, and gives the place.
func (p *Person) at(selector string) (found box) {
	p.t.Helper()
	p.until("looking for "+selector, func() error {
		before := found
		var err error
		if found, err = p.placeOf(selector); err != nil {
			return err
		}
		if found != before {
			return errors.New("it is moving")
		}
		return nil
	})
	return found
}

// Card is the place of a state on the canvas.
func (p *Person) Card(state string) box {
	p.t.Helper()
	return p.at(fmt.Sprintf("[data-state-id=%q]", state))
}

// Handle is the place of a card's handle, which shows while the mouse rests on
// the card: top, right, bottom or left. The card below it takes the pointer.
func (p *Person) Handle(state, side string) (middle point) {
	p.t.Helper()
	p.Hover(p.Card(state).centre())
	p.until("looking for a handle of "+state, func() error {
		found, err := chromedp.Run(p.ctx, chromedp.Evaluate[point](fmt.Sprintf(`(() => {
			const box = document.querySelector('[data-handles-of=%q] [data-handle=%q]').getBoundingClientRect();
			return {X: box.x + box.width / 2, Y: box.y + box.height / 2};
		})()`, state, side)))
		middle = found
		return err
	})
	return middle
}

// Way is the middle of a transition's line.
func (p *Person) Way(id string) (middle point) {
	p.t.Helper()
	p.until("looking for the transition "+id, func() error {
		found, err := chromedp.Run(p.ctx, chromedp.Evaluate[point](fmt.Sprintf(`(() => {
			const line = document.querySelector('[data-transition-id=%s] path');
			const at = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
			return {X: at.x, Y: at.y};
		})()`, strconv.Quote(id))))
		middle = found
		return err
	})
	return middle
}

// Pictures takes a screenshot on each of the screens and returns to the first.
func (p *Person) Pictures(name string, screens ...screen) {
	p.t.Helper()
	for _, s := range screens {
		p.Use(s)
		p.Screenshot(name + "-" + s.name)
	}
	p.Use(screens[0])
}

// Screenshot takes a picture into the folder screenshots, once the page has
// drawn what it has to draw.
func (p *Person) Screenshot(name string) {
	p.t.Helper()
	if err := p.picture(name); err != nil {
		p.t.Errorf("taking the picture %s: %v", name, err)
	}
}

// drawn settles when two frames have been drawn and nothing moves any more.
const drawn = `Promise.all([
	new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
	...document.getAnimations().map((a) => a.finished.catch(() => {})),
]).then(() => true)`

func (p *Person) picture(name string) error {
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](drawn, chromedp.EvalAwaitPromise)); err != nil {
		return err
	}
	image, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	folder := filepath.Join(top, "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name+".png"), image, 0o644)
}

// judge ends the person's part: any fault in the console fails the story, and a
// failed story leaves a picture and the console.
func (p *Person) judge() {
	lines, faults := p.console.read()
	for _, fault := range faults {
		p.t.Errorf("the browser's console showed a fault: %s", fault)
	}
	if !p.t.Failed() {
		return
	}
	name := "failed-" + strings.ReplaceAll(p.t.Name(), "/", "-")
	if err := p.picture(name); err != nil {
		p.t.Logf("no picture of the failure: %v", err)
	} else {
		p.t.Logf("what the page showed then: screenshots/%s.png", name)
	}
	p.t.Logf("the browser's console:\n%s", strings.Join(lines, "\n"))
}
