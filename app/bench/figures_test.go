//go:build !js

package main

import (
	"slices"
	"testing"
)

func TestPercentile(t *testing.T) {
	hundred := make([]float64, 100)
	for i := range hundred {
		hundred[i] = float64(100 - i)
	}
	for _, c := range []struct {
		values  []float64
		percent float64
		want    float64
	}{
		{nil, 50, 0},
		{[]float64{7}, 0, 7},
		{[]float64{7}, 95, 7},
		{[]float64{3, 1, 2}, 50, 2},
		{[]float64{4, 1, 3, 2}, 50, 2},
		{[]float64{4, 1, 3, 2}, 51, 3},
		{hundred, 1, 1},
		{hundred, 50, 50},
		{hundred, 95, 95},
		{hundred, 100, 100},
	} {
		if got := percentile(c.values, c.percent); got != c.want {
			t.Errorf("percentile %g of %v is %g, want %g", c.percent, c.values, got, c.want)
		}
	}
	if hundred[0] != 100 {
		t.Error("the values were sorted in place")
	}
}

func TestMedian(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{{nil, 0}, {[]float64{5}, 5}, {[]float64{9, 1, 5}, 5}, {[]float64{4, 1, 3, 2}, 2.5}} {
		if got := median(c.values); got != c.want {
			t.Errorf("the median of %v is %g, want %g", c.values, got, c.want)
		}
	}
}

func TestRatiosPairRounds(t *testing.T) {
	// In the second round everything took twice as long.
	floor := [][]float64{{2, 2, 2}, {4, 4, 4}}
	subject := [][]float64{{6, 6, 10}, {12, 12, 20}}
	if got := ratios(subject, floor, 50); !slices.Equal(got, []float64{3, 3}) {
		t.Errorf("medians of the floor's: %v", got)
	}
	if got := ratios(subject, floor, 95); !slices.Equal(got, []float64{5, 5}) {
		t.Errorf("95 of 100 of the floor's: %v", got)
	}
	if got := ratios(subject, [][]float64{{0}}, 50); got != nil {
		t.Errorf("of a floor of nothing: %v", got)
	}
}
