package picture

import (
	"math"

	"statecraft/engine"
	"statecraft/shared/words"
)

const (
	startSize = 12
	endSize   = 18
	// cardText is the room for text on a card, right of the glyph.
	cardText = CardWidth - textLeft - 10
	// A link that has no label spans as much as one with a label does.
	cardSpan = 2
)

// New makes the scene of a workflow, yet to be placed. Transitions that name no
// existing state are left out: a draft may hold such.
func New(w *engine.Workflow) *Scene {
	p := &plan{
		scene:   &Scene{Title: w.Title(), Down: w.Direction == engine.DirectionDown},
		w:       w,
		card:    make(map[string]int, len(w.States)),
		returns: findReturns(w),
		leading: map[string]int{},
	}
	for i := range w.Transitions {
		if t := &w.Transitions[i]; t.IsDone() {
			p.leading[t.From]++
		}
	}
	for i := range w.States {
		p.addCard(&w.States[i])
	}
	p.addSigns()
	for i := range w.States {
		p.addStart(i)
	}
	for i := range w.Transitions {
		p.addTransition(i)
	}
	for i := range w.States {
		p.addEnd(i)
	}
	return p.scene
}

type plan struct {
	scene   *Scene
	w       *engine.Workflow
	card    map[string]int // index of the shape of a state, by id
	returns []bool         // by index of the transition
	leading map[string]int // how many done transitions leave a state, by id
}

func (p *plan) add(s Shape) int {
	p.scene.Shapes = append(p.scene.Shapes, s)
	return len(p.scene.Shapes) - 1
}

func (p *plan) link(l Link) {
	p.scene.Links = append(p.scene.Links, l)
}

func (p *plan) addCard(s *engine.State) {
	name, faint := plain(s.Title()), plain(words.Detail(nil, p.w, s, p.leading[s.ID]))
	shape := Shape{Kind: Card, Width: CardWidth, Height: CardHeight, id: s.ID, glyph: kindGlyph(s.Kind)}
	var wholeName bool
	shape.text, wholeName = wrap(name, nameSize, cardText, 2)
	line, wholeFaint := wrap(faint, smallSize, cardText, 1)
	shape.faint = line[0]
	if !wholeName || !wholeFaint {
		shape.title = name + ": " + faint
	}
	index := p.add(shape)
	if _, taken := p.card[s.ID]; !taken {
		p.card[s.ID] = index
	}
}

// addSigns shows how states join and split, where there is something to join or
// split.
func (p *plan) addSigns() {
	in := map[string]int{}
	for i := range p.w.Transitions {
		in[p.w.Transitions[i].To]++
	}
	for i := range p.w.States {
		s, shape := &p.w.States[i], &p.scene.Shapes[i]
		if in[s.ID] > 1 {
			shape.join = joinSign(s.Join)
		}
		if p.leading[s.ID] > 1 {
			shape.split = splitSign(s.Split)
		}
	}
}

// addStart puts the dot before the i-th state, whose card is the i-th shape.
func (p *plan) addStart(i int) {
	if !p.w.States[i].Initial {
		return
	}
	dot := p.add(Shape{Kind: Start, Width: startSize, Height: startSize})
	p.link(Link{From: dot, To: i, FromSide: Ahead, ToSide: Behind, Span: 1, head: true})
}

// addEnd puts the ring after the i-th state.
func (p *plan) addEnd(i int) {
	s := &p.w.States[i]
	kind := End
	switch {
	case s.Final == engine.FinalTerminate:
		kind = Stop
	case s.Final == engine.FinalDone:
	case p.leadsOn(s):
		return
	}
	ring := p.add(Shape{Kind: kind, Width: endSize, Height: endSize})
	p.link(Link{From: i, To: ring, FromSide: Ahead, ToSide: Behind, Span: 1})
}

// leadsOn tells that a state without the word final is no end: it has a done
// transition, or is a wait that has only triggers.
func (p *plan) leadsOn(s *engine.State) bool {
	triggers := false
	for i := range p.w.Transitions {
		t := &p.w.Transitions[i]
		if t.From != s.ID {
			continue
		}
		if t.IsDone() {
			return true
		}
		triggers = true
	}
	return s.Kind == engine.KindWait && triggers
}

func (p *plan) addTransition(i int) {
	t := &p.w.Transitions[i]
	to, known := p.card[t.To]
	if !known {
		return
	}
	from, known := p.card[t.From]
	switch {
	case known && from == to:
		p.scene.addLoop(t, from)
		return
	case t.From == engine.FromAnywhere:
		from = p.add(anywhere())
	case !known:
		return
	}
	link := Link{From: from, To: to, FromSide: Ahead, ToSide: Behind, Span: cardSpan, head: true}
	switch {
	case p.returns[i]:
		link.FromSide, link.ToSide, link.Return = Over, Over, true
	case !t.IsDone() && t.From != engine.FromAnywhere:
		link.FromSide = Under
	}
	if label, ok := labelShape(t); ok {
		p.linkThrough(link, p.add(label))
		return
	}
	p.link(link)
}

// linkThrough replaces a link by two that meet in the label. So the label gets a
// place where nothing else is, and the curve passes through its middle.
func (p *plan) linkThrough(link Link, label int) {
	first, second := link, link
	first.To, first.ToSide, first.Span, first.head = label, Behind, 1, false
	second.From, second.FromSide, second.Span = label, Ahead, 1
	if link.Return {
		first.ToSide, second.FromSide = Ahead, Behind
	}
	p.link(first)
	p.link(second)
}

func anywhere() Shape {
	const text = "Anywhere"
	return Shape{
		Kind: Anywhere, Width: math.Ceil(textWidth(text, smallSize)) + 24, Height: 26,
		text: []string{text}, title: "From anywhere: everything that is open is cancelled",
	}
}
