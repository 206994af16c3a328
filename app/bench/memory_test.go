//go:build !js

package main

import "testing"

func TestResidentIn(t *testing.T) {
	for _, c := range []struct {
		status string
		want   float64
		fails  bool
	}{
		{"Name:\tchromium\nVmRSS:\t  204800 kB\nThreads:\t9\n", 200, false},
		{"VmRSS:\tmuch kB\n", 0, true},
		{"Name:\tchromium\n", 0, true},
	} {
		got, err := residentIn(c.status)
		if got != c.want || (err != nil) != c.fails {
			t.Errorf("%q: %g, %v", c.status, got, err)
		}
	}
}
