package main

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

const measured = 700 * time.Millisecond

// pace is what a number of callers got done.
type pace struct {
	perSecond float64
	p50, p99  time.Duration
	steps     int64
	batch     float64 // steps in a commit, on average
}

// drive has everybody step for a while.
func drive(callers int, step func(n int) error) (pace, error) {
	var count atomic.Int64
	var failed atomic.Pointer[error]
	waits := make([][]time.Duration, callers)
	begin := time.Now()
	var all sync.WaitGroup
	for n := range callers {
		all.Go(func() {
			for failed.Load() == nil && time.Since(begin) < measured {
				at := time.Now()
				if err := step(n); err != nil {
					failed.Store(&err)
					return
				}
				waits[n] = append(waits[n], time.Since(at))
				count.Add(1)
			}
		})
	}
	all.Wait()
	took := time.Since(begin)
	if err := failed.Load(); err != nil {
		return pace{}, *err
	}
	sorted := slices.Concat(waits...)
	slices.Sort(sorted)
	return pace{
		perSecond: float64(count.Load()) / took.Seconds(), steps: count.Load(),
		p50: sorted[len(sorted)/2], p99: sorted[len(sorted)*99/100],
	}, nil
}

// middle is the pace that half of the others fall short of.
func middle(list []pace) pace {
	slices.SortFunc(list, func(a, b pace) int { return cmp.Compare(a.perSecond, b.perSecond) })
	return list[len(list)/2]
}
