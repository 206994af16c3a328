package render

import (
	"bytes"
	"strconv"

	"statecraft/server/render/picture"
)

// toDOT writes a scene in DOT: boxes named n0, n1 … and edges with ids e0, e1 …,
// by index. There is no text in it but words of this file and numbers, so
// nothing a user wrote can become an attribute.
func toDOT(scene *picture.Scene) []byte {
	d := &dotWriter{down: scene.Down}
	d.WriteString("digraph {\n")
	d.WriteString("nodesep=0.36 ranksep=0.46 rankdir=")
	if scene.Down {
		d.WriteString("TB\n")
	} else {
		d.WriteString("LR\n")
	}
	d.WriteString("node [shape=box fixedsize=true label=\"\"]\nedge [arrowhead=none]\n")
	for i := range scene.Shapes {
		d.node(i, &scene.Shapes[i])
	}
	for i := range scene.Links {
		d.edge(i, &scene.Links[i], scene)
	}
	d.WriteString("}\n")
	return d.Bytes()
}

type dotWriter struct {
	bytes.Buffer
	down bool
}

func (d *dotWriter) node(i int, s *picture.Shape) {
	d.name('n', i)
	d.WriteString(" [width=")
	d.inches(s.Width)
	d.WriteString(" height=")
	d.inches(s.Height)
	d.WriteString("]\n")
	if s.LoopWidth > 0 {
		d.loop(i, s)
	}
}

// edge writes returns the other way round, or they would push the states they
// lead to to the right.
func (d *dotWriter) edge(i int, l *picture.Link, scene *picture.Scene) {
	tail, tailSide, head, headSide := l.From, l.FromSide, l.To, l.ToSide
	if l.Return {
		tail, tailSide, head, headSide = head, headSide, tail, tailSide
	}
	d.end(tail, tailSide)
	d.WriteString(" -> ")
	d.end(head, headSide)
	d.WriteString(" [id=")
	d.name('e', i)
	d.WriteString(" minlen=")
	d.number(l.Span)
	if keepsClose(scene.Shapes[l.From].Kind) || keepsClose(scene.Shapes[l.To].Kind) {
		d.WriteString(" weight=8")
	}
	d.WriteString("]\n")
}

// keepsClose tells the shapes that belong beside the card they are linked to.
func keepsClose(k picture.ShapeKind) bool {
	return k == picture.Start || k == picture.End || k == picture.Stop
}

// loop keeps room over a card by a loop with an empty label, which has no id
// because nobody asks where it runs.
func (d *dotWriter) loop(i int, s *picture.Shape) {
	d.name('n', i)
	d.WriteString(" -> ")
	d.name('n', i)
	// An empty cell is the one label whose size does not depend on fonts. The
	// size must be the cell's: an empty table of fixed size makes Graphviz trap.
	d.WriteString(` [label=<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="`)
	d.number(int(s.LoopWidth))
	d.WriteString(`" HEIGHT="`)
	d.number(int(s.LoopHeight))
	d.WriteString("\"></TD></TR></TABLE>>]\n")
}

func (d *dotWriter) end(shape int, side picture.Side) {
	d.name('n', shape)
	d.WriteByte(':')
	d.WriteByte(d.compass(side))
}

func (d *dotWriter) compass(side picture.Side) byte {
	points := [...]byte{picture.Ahead: 'e', picture.Behind: 'w', picture.Over: 'n', picture.Under: 's'}
	if d.down {
		points = [...]byte{picture.Ahead: 's', picture.Behind: 'n', picture.Over: 'e', picture.Under: 'w'}
	}
	return points[side]
}

func (d *dotWriter) name(letter byte, i int) {
	d.WriteByte(letter)
	d.number(i)
}

func (d *dotWriter) number(n int) { d.WriteString(strconv.Itoa(n)) }

const pointsPerInch = 72

// inches writes pixels; in Graphviz's answer a point is a pixel then.
func (d *dotWriter) inches(pixels float64) {
	d.WriteString(strconv.FormatFloat(pixels/pointsPerInch, 'f', 5, 64))
}
