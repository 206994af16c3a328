//go:build js

package canvas

import "strings"

// bundleSize is how many lines share an element: few enough that writing them
// again is cheap, and enough to make the elements few.
const bundleSize = 48

// bundles draw the lines of a large picture that is seen from far off. There,
// nobody can tell them apart, and an element for each would take the browser
// longer than all the rest.
type bundles struct {
	all []*bundle
	of  map[string]*bundle // by transition
}

type bundle struct {
	path  *element
	ids   []string
	stale bool
}

// bundling tells whether lines are drawn in bundles now.
func (c *Canvas) bundling() bool { return c.sight.large && c.sight.far }

// bundleLines puts every line in a bundle, or leaves those there are for the
// moment: they are taken away when each line has an element of its own.
func (c *Canvas) bundleLines() {
	if !c.bundling() {
		return
	}
	c.dropBundles()
	w := c.editor.Workflow()
	c.bundles.of = make(map[string]*bundle, len(w.Transitions))
	for i := range w.Transitions {
		c.bundle(w.Transitions[i].ID)
	}
}

func (c *Canvas) dropBundles() {
	if len(c.bundles.all) > 0 {
		c.stage.bundles.clear()
		c.bundles = bundles{}
	}
}

// bundle follows a line that may have come, gone or changed.
func (c *Canvas) bundle(id string) {
	if !c.bundling() {
		return
	}
	in := c.bundles.of[id]
	if in == nil {
		if c.picture.Line(id) == nil {
			return
		}
		in = c.lastBundle()
		in.ids = append(in.ids, id)
		c.bundles.of[id] = in
	}
	in.stale = true
}

// lastBundle is one with room.
func (c *Canvas) lastBundle() *bundle {
	b := &c.bundles
	if n := len(b.all); n > 0 && len(b.all[n-1].ids) < bundleSize {
		return b.all[n-1]
	}
	in := &bundle{path: c.dom.svg("path", "")}
	b.all = append(b.all, in)
	c.stage.bundles.add(in.path)
	return in
}

// writeBundles draws again what has changed.
func (c *Canvas) writeBundles() {
	class := classes("canvas-line-path", "ahead", c.marks.overlay != nil)
	for _, in := range c.bundles.all {
		if !in.stale {
			continue
		}
		in.stale = false
		var d strings.Builder
		kept := in.ids[:0]
		for _, id := range in.ids {
			line := c.picture.Line(id)
			if line == nil {
				delete(c.bundles.of, id)
				continue
			}
			kept = append(kept, id)
			if c.lifted.lines[id] == nil {
				d.WriteString(line.Route.Course())
			}
		}
		in.ids = kept
		in.path.set("class", class)
		in.path.set("d", d.String())
	}
}
