package render

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"time"
)

// kind is a kind of process for a test.
type kind string

const (
	goodChild     kind = "child:good"
	mortalChild   kind = "child:mortal"    // dies when asked
	silentChild   kind = "child:silent"    // never answers
	wordyChild    kind = "child:wordy"     // speaks without end, and no protocol
	frozenChild   kind = "child:frozen"    // never says that it is ready
	brokenChild   kind = "child:broken"    // ends at once
	nonsenseChild kind = "child:nonsense"  // answers, but no layout
	otherChild    kind = "child:other"     // answers with the layout of another graph
	hugeChild     kind = "child:huge"      // announces an answer of four gigabytes
	emptyChild    kind = "child:empty"     // answers with nothing at all
	oddChild      kind = "child:odd"       // answers with a verdict nobody knows
	failingChild  kind = "child:failing"   // says that Graphviz failed
	memoryChild   kind = "child:no-memory" // says that Graphviz needs more memory
	parent        kind = "parent"          // has a good child in a very long layout
)

func kinds() map[kind]func(folder string) error {
	return map[kind]func(folder string) error{
		goodChild: func(folder string) error {
			return Child(&marking{Reader: os.Stdin, mark: filepath.Join(folder, busyMark)}, os.Stdout)
		},
		parent: beParent,
		mortalChild: func(string) error {
			return answering(func() error { return errors.New("oh my") })
		},
		silentChild: func(string) error {
			return answering(func() error { return nil })
		},
		hugeChild: func(string) error {
			return answering(func() error {
				_, err := os.Stdout.Write([]byte{0xff, 0xff, 0xff, 0xff})
				return err
			})
		},
		nonsenseChild: saying("d{]"),
		otherChild:    saying(`d{"bb":"0,0,9,9","objects":[{"name":"n0","pos":"1,1"},{"name":"n999","pos":"1,1"}]}`),
		emptyChild:    saying(""),
		oddChild:      saying("?"),
		failingChild:  saying("fsyntax error near line 1"),
		memoryChild:   saying("m"),
		frozenChild: func(string) error {
			_, err := io.Copy(io.Discard, os.Stdin)
			return err
		},
		brokenChild: func(string) error { return errors.New("no") },
		wordyChild: func(string) error {
			for {
				if _, err := os.Stdout.WriteString("Hello! "); err != nil {
					return nil
				}
			}
		},
	}
}

// answering greets, then does the same at every request.
func answering(answer func() error) error {
	if _, err := readFrame(os.Stdin, maxSettings); err != nil {
		return err
	}
	if err := writeFrame(os.Stdout, nil); err != nil {
		return err
	}
	for {
		if _, err := readFrame(os.Stdin, maxRequest); err != nil {
			return nil
		}
		if err := answer(); err != nil {
			return err
		}
	}
}

func saying(answer string) func(string) error {
	return func(string) error {
		return answering(func() error { return writeFrame(os.Stdout, []byte(answer)) })
	}
}

const busyMark = "busy"

// marking leaves a file as soon as more was read than settings: a request. It
// does so once, or what follows of the request would leave it again.
type marking struct {
	io.Reader
	mark string
	read int
	left bool
}

func (m *marking) Read(b []byte) (int, error) {
	n, err := m.Reader.Read(b)
	if m.read += n; m.read > maxSettings && !m.left {
		m.left = true
		if err := os.WriteFile(m.mark, nil, 0o600); err != nil {
			return n, err
		}
	}
	return n, err
}

// beParent has a child work on a layout that does not end, until it is killed
// itself: nothing tells the child to stop.
func beParent(folder string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	p, err := New(Options{
		Command:  []string{program, string(goodChild), folder},
		Folder:   filepath.Join(folder, "pool"),
		Deadline: time.Hour, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	_, err = p.Layout(context.Background(), tangle(60))
	return err
}
