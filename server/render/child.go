package render

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"

	"statecraft/server/render/graphviz"
)

// settings is the first frame a child gets.
type settings struct {
	Cache  string `json:"cache"`
	Memory int64  `json:"memory"`
}

// Child is the whole life of a child process: it lays out one graph after
// another, read from in and answered on out, until in ends. It returns at once
// when in ends, even in the middle of a layout, and the process must end with
// it: main runs it for the hidden argument "graphviz-child" and for nothing else.
func Child(in io.Reader, out io.Writer) error {
	// Ctrl-C reaches every process of the terminal; the server decides when its
	// children end.
	signal.Ignore(os.Interrupt)
	// A layout is machine code that Go cannot interrupt. A second thread is what
	// notices meanwhile that the parent is gone, and a garbage collection begun
	// by itself would stop that thread until the layout ends.
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0)))
	debug.SetGCPercent(-1)

	machine, err := startMachine(in)
	if err != nil {
		return err
	}
	if err := writeFrame(out, nil); err != nil {
		return err
	}
	requests, ended := make(chan []byte), make(chan error, 1)
	go func() {
		for {
			request, err := readFrame(in, maxRequest)
			if err != nil {
				ended <- err
				return
			}
			requests <- request
		}
	}()
	go func() {
		for request := range requests {
			if err := writeFrame(out, reply(machine, request)); err != nil {
				ended <- err
				return
			}
			runtime.GC()
		}
	}()
	if err := <-ended; !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// startMachine reads the settings, gives up what the work does not need, and
// compiles Graphviz.
func startMachine(in io.Reader) (*graphviz.Machine, error) {
	frame, err := readFrame(in, maxSettings)
	if err != nil {
		return nil, err
	}
	var s settings
	if err := json.Unmarshal(frame, &s); err != nil {
		return nil, fmt.Errorf("render: read the settings: %w", err)
	}
	machine, err := graphviz.New(context.Background(), graphviz.Options{Cache: s.Cache, Memory: s.Memory})
	if err != nil {
		return nil, err
	}
	if s.Memory > 0 {
		// The sandbox's memory is copied when it grows, and old copies wait for a
		// collection: that is where the factors come from. The rest is Go's own need.
		const own = 256 << 20
		debug.SetMemoryLimit(2*s.Memory + own)
		if err := limitMemory(4*s.Memory + own); err != nil {
			return nil, err
		}
	}
	return machine, nil
}

func reply(machine *graphviz.Machine, request []byte) []byte {
	answer, err := machine.Layout(context.Background(), request)
	switch {
	case errors.Is(err, graphviz.ErrMemory):
		return []byte{byte(verdictMemory)}
	case err != nil:
		return append([]byte{byte(verdictFailed)}, err.Error()...)
	case len(answer) >= maxAnswer:
		return []byte{byte(verdictMemory)}
	}
	return append([]byte{byte(verdictDone)}, answer...)
}
