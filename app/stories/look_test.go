//go:build !js

package stories

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// thing is something on the page as it presents itself to everybody, also to
// those who use a screen reader: the browser computes role and name.
type thing struct {
	role, name, value string
	node              cdp.BackendNodeID
	disabled          bool
}

func (e thing) String() string { return fmt.Sprintf("%s %q", e.role, e.name) }

// look lists what the page shows, in reading order. What is hidden, or covered
// by a modal dialog, is not among it.
func (p *Person) look() ([]thing, error) {
	tree, err := chromedp.Call(p.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		return nil, err
	}
	nodes := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		nodes[n.NodeID] = n
	}
	var things []thing
	var visit func(n *accessibility.Node)
	visit = func(n *accessibility.Node) {
		if n == nil {
			return
		}
		if !n.Ignored {
			e := thing{role: text(n.Role), name: plain(text(n.Name)), value: text(n.Value), node: n.BackendDOMNodeID}
			for _, property := range n.Properties {
				if property.Name == accessibility.PropertyNameDisabled {
					e.disabled = text(property.Value) == "true"
				}
			}
			things = append(things, e)
		}
		for _, child := range n.ChildIDs {
			visit(nodes[child])
		}
	}
	for _, n := range tree.Nodes {
		if n.ParentID == "" {
			visit(n)
		}
	}
	return things, nil
}

func text(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	if json.Unmarshal(v.Value, &s) == nil {
		return s
	}
	return string(v.Value)
}

// plain makes one space of any white space, as a reader does.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// controls are the roles of what can be clicked.
var controls = []string{
	"button", "link", "tab", "menuitem", "menuitemradio", "menuitemcheckbox", "checkbox", "radio", "switch", "option",
	"DisclosureTriangle", "combobox", "textbox", "searchbox", "spinbutton", "listitem", "row", "gridcell",
}

// fields are the roles of what can be typed into or chosen from.
var fields = []string{"textbox", "searchbox", "spinbutton", "combobox", "Date", "DateTime", "InputTime", "checkbox", "radio", "listbox"}

// find picks the one thing with that name, or else the one whose name begins
// with these words; it tells why where it cannot.
func find(things []thing, roles []string, name string) (thing, error) {
	var found, begun, near []thing
	for _, e := range things {
		if e.name == "" || !slices.Contains(roles, e.role) {
			continue
		}
		near = append(near, e)
		switch {
		case e.name == name:
			found = append(found, e)
		case strings.HasPrefix(e.name, name+" "):
			begun = append(begun, e)
		}
	}
	if len(found) == 0 {
		found = begun
	}
	switch len(found) {
	case 1:
		if found[0].disabled {
			return thing{}, fmt.Errorf("%v cannot be used now", found[0])
		}
		return found[0], nil
	case 0:
		return thing{}, fmt.Errorf("nothing is called %q; there are: %v", name, near)
	}
	return thing{}, fmt.Errorf("several things are called %q: %v", name, found)
}

// point is a place on the screen, in pixels from the top left corner.
type point struct{ X, Y float64 }

func (a point) plus(x, y float64) point { return point{a.X + x, a.Y + y} }

// box is where something is on the screen.
type box struct{ X, Y, Width, Height float64 }

func (b box) centre() point { return point{b.X + b.Width/2, b.Y + b.Height/2} }

// right is the middle of the right edge.
func (b box) right() point { return point{b.X + b.Width, b.Y + b.Height/2} }

// measure brings the node into view and says where it is. Reached says whether a
// click in its middle would reach it: nothing else lies above.
const measure = `function() {
	const e = this.nodeType === Node.TEXT_NODE ? this.parentElement : this;
	if (!e.ownerSVGElement) e.scrollIntoViewIfNeeded();
	const r = e.getBoundingClientRect();
	const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
	const label = top && top.closest("label");
	// The drawing takes all presses itself and knows what lies below.
	const drawn = top && top.matches(".canvas-surface") && top.ownerSVGElement.contains(e);
	return {
		Box: {X: r.x, Y: r.y, Width: r.width, Height: r.height},
		Reached: !!top && (e === top || e.contains(top) || drawn || !!label && label.control === e),
	};
}`

// place says where the thing is, once a click would reach it.
func (p *Person) place(e thing) (box, error) {
	found, err := chromedp.Call(p.ctx, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: e.node})
	if err != nil {
		return box{}, fmt.Errorf("%v has just gone: %w", e, err)
	}
	return p.measured(e.String(), chromedp.CallFunctionOn[measured](measure, func(call *runtime.CallFunctionOnParams) {
		call.ObjectID = found.Object.ObjectID
	}))
}

// placeOf says the same of what a CSS selector finds. It is for what has no name
// of its own: a card is found by its state, a handle by its card and side.
func (p *Person) placeOf(selector string) (box, error) {
	ask := fmt.Sprintf(`(() => {
		const all = document.querySelectorAll(%q);
		if (all.length !== 1) throw new Error(all.length + " elements fit");
		return (%s).call(all[0]);
	})()`, selector, measure)
	return p.measured(selector, chromedp.Evaluate[measured](ask))
}

type measured struct {
	Box     box
	Reached bool
}

func (p *Person) measured(name string, ask chromedp.Action[measured]) (box, error) {
	m, err := chromedp.Run(p.ctx, ask)
	switch {
	case err != nil:
		return box{}, fmt.Errorf("looking at %s: %w", name, err)
	case m.Box.Width == 0 || m.Box.Height == 0:
		return box{}, fmt.Errorf("%s takes no room on the screen", name)
	case !m.Reached:
		return box{}, fmt.Errorf("%s is covered by something else", name)
	}
	return m.Box, nil
}
