package picture

import "statecraft/engine"

// glyph is a small drawing: of a state's kind on its card, of a trigger in a
// label.
type glyph int

const (
	noGlyph glyph = iota
	personGlyph
	boltGlyph
	clockGlyph
	diamondGlyph
	plusBoxGlyph
	letterGlyph
)

func kindGlyph(k engine.Kind) glyph {
	switch k {
	case engine.KindAction:
		return boltGlyph
	case engine.KindWait:
		return clockGlyph
	case engine.KindRoute:
		return diamondGlyph
	case engine.KindSubflow:
		return plusBoxGlyph
	}
	return personGlyph
}

func triggerGlyph(t engine.Trigger) glyph {
	switch t {
	case engine.OnAfter, engine.OnAt:
		return clockGlyph
	case engine.OnMessage:
		return letterGlyph
	case engine.OnError:
		return boltGlyph
	}
	return noGlyph
}

// sign stands on a card's edge for its join or split.
type sign int

const (
	noSign sign = iota
	exclusive
	parallel
	inclusive
	first
)

const signRadius = 9

func joinSign(j engine.Join) sign {
	switch j {
	case engine.JoinAnd:
		return parallel
	case engine.JoinOr:
		return inclusive
	case engine.JoinFirst:
		return first
	}
	return exclusive
}

func splitSign(s engine.Split) sign {
	switch s {
	case engine.SplitAnd:
		return parallel
	case engine.SplitOr:
		return inclusive
	}
	return exclusive
}

// figure is a drawing around 0, 0, in lines alone.
type figure struct {
	lines  [][]engine.Point
	curves [][4]engine.Point
	// ring is a circle; without radius there is none.
	ring struct {
		middle engine.Point
		radius float64
	}
}

func (g glyph) figure() figure {
	var f figure
	switch g {
	case personGlyph:
		f.ring.middle, f.ring.radius = xy(0, -3.4), 3.3
		f.curves = [][4]engine.Point{
			{xy(-6.6, 7.6), xy(-6.6, 3.6), xy(-3.6, 1.8), xy(0, 1.8)},
			{xy(0, 1.8), xy(3.6, 1.8), xy(6.6, 3.6), xy(6.6, 7.6)},
		}
	case boltGlyph:
		f.lines = [][]engine.Point{{xy(1.6, -7.4), xy(-5.6, 1.4), xy(-0.4, 1.4), xy(-1.6, 7.4), xy(5.6, -1.4), xy(0.4, -1.4), xy(1.6, -7.4)}}
	case clockGlyph:
		f.ring.radius = 7
		f.lines = [][]engine.Point{{xy(0, -3.8), xy(0, 0.2), xy(3, 1.8)}}
	case diamondGlyph:
		f.lines = [][]engine.Point{{xy(0, -7.4), xy(7.4, 0), xy(0, 7.4), xy(-7.4, 0), xy(0, -7.4)}}
	case plusBoxGlyph:
		f.lines = [][]engine.Point{
			{xy(-7.4, -6), xy(7.4, -6), xy(7.4, 6), xy(-7.4, 6), xy(-7.4, -6)},
			{xy(-3, 0), xy(3, 0)}, {xy(0, -3), xy(0, 3)},
		}
	case letterGlyph:
		f.lines = [][]engine.Point{
			{xy(-7.2, -5), xy(7.2, -5), xy(7.2, 5), xy(-7.2, 5), xy(-7.2, -5)},
			{xy(-7.2, -4.6), xy(0, 1), xy(7.2, -4.6)},
		}
	}
	return f
}

func (s sign) figure() figure {
	var f figure
	switch s {
	case exclusive:
		f.lines = [][]engine.Point{{xy(-3, -3), xy(3, 3)}, {xy(-3, 3), xy(3, -3)}}
	case parallel:
		f.lines = [][]engine.Point{{xy(-4, 0), xy(4, 0)}, {xy(0, -4), xy(0, 4)}}
	case inclusive:
		f.ring.radius = 3.8
	case first:
		f.lines = [][]engine.Point{{xy(-2, -2.2), xy(0.6, -4.2), xy(0.6, 4.2)}}
	}
	return f
}

func xy(x, y float64) engine.Point { return engine.Point{X: x, Y: y} }
