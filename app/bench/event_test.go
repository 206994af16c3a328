//go:build !js

package main

import (
	"slices"
	"testing"
)

func TestSelfTimes(t *testing.T) {
	got := selfTimes([]event{
		{Name: "paint", At: 2000, Took: 3000},
		{Name: "task", At: 0, Took: 10_000},
		{Name: "layout", At: 6000, Took: 1000},
		{Name: "paint", At: 2500, Took: 500}, // within the other
		{Name: "task", At: 10_000, Took: 2000},
		{Name: "script", At: 10_000, Took: 1500, Computed: 1000}, // held up by another program
	})
	want := []spent{{"task", 6 + 1}, {"paint", 3}, {"layout", 1}, {"script", 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMainThread(t *testing.T) {
	named := func(process, thread int, name string) event {
		e := event{Name: "thread_name", Phase: "M", Process: process, Thread: thread}
		e.Args.Name = name
		return e
	}
	busy := event{Name: "paint", Phase: "X", Took: 9, Process: 1, Thread: 1}
	got := mainThread([]event{
		busy, named(1, 1, "CrRendererMain"), named(2, 1, "CrRendererMain"), named(1, 2, "Compositor"),
		{Name: "idle", Phase: "X", Took: 2, Process: 2, Thread: 1},
		{Name: "raster", Phase: "X", Took: 50, Process: 1, Thread: 2},
		{Name: "mark", Phase: "I", Process: 1, Thread: 1},
	})
	if !slices.Equal(got, []event{busy}) {
		t.Errorf("got %v", got)
	}
}

func TestStints(t *testing.T) {
	typed := func(name, kind string, at, took float64) event {
		e := event{Name: name, At: at, Took: took}
		e.Args.Data.Type = kind
		return e
	}
	got := stints([]event{
		{Name: "RunTask", At: 0, Took: 9000},
		typed("EventDispatch", "keydown", 100, 5000),
		{Name: "FunctionCall", At: 200, Took: 4000},
		{Name: "FunctionCall", At: 300, Took: 1000}, // called by the other
		{Name: "FireAnimationFrame", At: 6000, Took: 2000},
		{Name: "FunctionCall", At: 6000, Took: 1500},
		{Name: "RunMicrotasks", At: 8100, Took: 500},
		{Name: "Paint", At: 8700, Took: 100},
	})
	want := []stint{{4, "keydown"}, {1.5, "a frame"}, {0.5, "a promise or message"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if longest := longestOf(got); longest != want[0] {
		t.Errorf("the longest is %v", longest)
	}
}

func TestBusy(t *testing.T) {
	events := []event{
		{Name: "task", At: 0, Took: 2000},
		{Name: "task", At: 3000, Took: 4000, Computed: 2000}, // held up half of the time
		{Name: "paint", At: 3000, Took: 1000},                // within it
		{Name: "task", At: 8000, Took: 1000},
		{Name: "task", At: 9000},
	}
	for _, c := range []struct{ from, to, want float64 }{
		{0, 10_000, 5}, {1000, 3000, 1}, {5000, 8500, 1.5}, {2000, 3000, 0},
	} {
		if got := busy(events, c.from, c.to); got != c.want {
			t.Errorf("between %g and %g: %g ms, want %g", c.from, c.to, got, c.want)
		}
	}
}

func TestDrawingIn(t *testing.T) {
	main := event{Name: "thread_name", Phase: "M"}
	main.Args.Name = "CrRendererMain"
	events := []event{
		main,
		{Name: "RunTask", Phase: "X", At: 1000, Took: 4000},
		{Name: "RunTask", Phase: "X", At: 9000, Took: 1000},
		{Name: markOpened, Phase: "R", At: 2000},
	}
	if d, err := drawingIn(events); err == nil {
		t.Errorf("without its end it took %v", d)
	}
	events = append(events, event{Name: markDrawn, Phase: "R", At: 12_000})
	if d, err := drawingIn(events); err != nil || d != (drawing{clock: 10, work: 4}) {
		t.Errorf("got %v, %v", d, err)
	}
}
