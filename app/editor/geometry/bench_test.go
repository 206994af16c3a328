package geometry

import (
	"fmt"
	"testing"
)

// crowd is 1,000 cards in 25 rows.
func crowd() (*Cells, []Rect) {
	cells, all := NewCells(1000), make([]Rect, 1000)
	for i := range all {
		all[i] = Card(at(float64(i%40)*264, float64(i/40)*112))
		cells.Put(fmt.Sprint(i), all[i])
	}
	return cells, all
}

// BenchmarkFree is a line with nothing in its way, as nearly all are.
func BenchmarkFree(b *testing.B) {
	cells, all := crowd()
	for b.Loop() {
		Line{From: all[420], To: all[421]}.Avoiding(cells, "420", "421")
	}
}

// BenchmarkDetour is a line past three cards of its row.
func BenchmarkDetour(b *testing.B) {
	cells, all := crowd()
	for b.Loop() {
		Line{From: all[420], To: all[424]}.Avoiding(cells, "420", "424")
	}
}

// BenchmarkFarDetour is a line through all of them.
func BenchmarkFarDetour(b *testing.B) {
	cells, all := crowd()
	for b.Loop() {
		Line{From: all[0], To: all[999]}.Avoiding(cells, "0", "999")
	}
}

// BenchmarkGuides is a frame of dragging one of 1,000 cards.
func BenchmarkGuides(b *testing.B) {
	_, all := crowd()
	for b.Loop() {
		Guides(Card(at(1003, 1003)), all, 6)
	}
}
