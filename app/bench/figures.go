//go:build !js

package main

import (
	"math"
	"slices"
)

// percentile is the smallest of the values that at least so many of a hundred do
// not exceed; 0 of none.
func percentile(values []float64, percent float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	rank := int(math.Ceil(percent / 100 * float64(len(sorted))))
	return sorted[max(rank, 1)-1]
}

// median is the value in the middle, or half way between the two there; 0 of
// none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// ratios divides a percentile of each round of a subject by the median of the
// floor's round beside it. What else the machine did then, it did to both.
func ratios(subject, floor [][]float64, percent float64) (list []float64) {
	for i := range min(len(subject), len(floor)) {
		if least := median(floor[i]); least > 0 {
			list = append(list, percentile(subject[i], percent)/least)
		}
	}
	return list
}
