// Package render draws workflows: it has Graphviz place states and route
// transitions, and makes the picture of it in the house style.
//
// Graphviz is C code that was not written for strangers' graphs, so the server
// never runs it itself. A [Pool] keeps child processes of the server's own
// program ([Child]) that do: one graph at a time, in a sandbox without files,
// killed at the deadline, replaced after any error and from time to time
// anyway. What a child gets is boxes and links in numbers, without a word of
// the user's; what it answers is read as numbers again, and package picture
// writes the SVG.
//
// What belongs here: the pool, the protocol with its children, and the way from
// a scene to DOT and back. What a workflow looks like belongs to package
// picture, how Graphviz is run to package graphviz.
package render

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"statecraft/engine"
	"statecraft/server/render/graphviz"
	"statecraft/server/render/picture"
	"statecraft/shared"
)

// Options say how many children draw and how much a picture may cost. The zero
// value of every field means its default.
type Options struct {
	// Command starts a child; the default is this program with the argument
	// "graphviz-child", for which main must call [Child].
	Command []string
	// Folder is where compiled code is kept between starts. Nobody else may be
	// able to write to it. The default is a temporary folder removed by Close.
	Folder string
	// Children is how many layouts run at once; the default is 2.
	Children int
	// Deadline is how long one layout may take; the default is 5 s.
	Deadline time.Duration
	// Queue is how many callers may wait for a child, Wait for how long; the
	// defaults are 64 and 10 s.
	Queue int
	Wait  time.Duration
	// Recycle is after how many layouts a child is replaced; the default is 200.
	Recycle int
	// MaxStates and MaxTransitions bound the graph; the defaults are 1,000 and
	// 4,000.
	MaxStates      int
	MaxTransitions int
	// Memory bounds one layout in bytes; the default is 256 MiB.
	Memory int64
	// Log is told when a child is replaced for an error; the default is
	// slog.Default().
	Log *slog.Logger
}

func (o Options) complete() (Options, error) {
	if len(o.Command) == 0 {
		program, err := ownProgram()
		if err != nil {
			return o, fmt.Errorf("render: find this program: %w", err)
		}
		o.Command = []string{program, "graphviz-child"}
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	setDefault(&o.Children, 2)
	setDefault(&o.Deadline, 5*time.Second)
	setDefault(&o.Queue, 64)
	setDefault(&o.Wait, 10*time.Second)
	setDefault(&o.Recycle, 200)
	setDefault(&o.MaxStates, 1000)
	setDefault(&o.MaxTransitions, 4000)
	setDefault(&o.Memory, 256<<20)
	return o, nil
}

func setDefault[N int | int64 | time.Duration](value *N, otherwise N) {
	if *value <= 0 {
		*value = otherwise
	}
}

// Layout gives the middle of every state's card, by state id, in pixels of the
// canvas at 100 %: what "tidy" moves the states to. Stored positions play no
// part in it. A draft with problems is laid out too: transitions from or to
// states that do not exist are passed over.
func (p *Pool) Layout(ctx context.Context, w *engine.Workflow) (map[string]engine.Point, error) {
	scene, err := p.place(ctx, w)
	if err != nil {
		return nil, err
	}
	return scene.Positions(), nil
}

// SVG draws the workflow as a picture of its own, laid out afresh. It holds no
// links, no scripts, no styles and no references, so it may be embedded.
func (p *Pool) SVG(ctx context.Context, w *engine.Workflow) ([]byte, error) {
	scene, err := p.place(ctx, w)
	if err != nil {
		return nil, err
	}
	return scene.SVG(), nil
}

func (p *Pool) place(ctx context.Context, w *engine.Workflow) (*picture.Scene, error) {
	if err := p.checkSize(w); err != nil {
		return nil, err
	}
	scene := picture.New(w)
	if len(scene.Shapes) == 0 {
		return scene, nil
	}
	err := p.run(ctx, toDOT(scene), func(answer []byte) error { return readAnswer(scene, answer) })
	if err != nil {
		return nil, p.explain(err)
	}
	return scene, nil
}

func (p *Pool) checkSize(w *engine.Workflow) error {
	states, transitions := len(w.States), len(w.Transitions)
	if states <= p.options.MaxStates && transitions <= p.options.MaxTransitions {
		return nil
	}
	return &engine.Error{
		Code: shared.CodeTooLarge,
		Message: fmt.Sprintf("A picture holds at most %d states and %d transitions; this workflow has %d and %d. Move a part of it into a subflow.",
			p.options.MaxStates, p.options.MaxTransitions, states, transitions),
	}
}

// explain turns what went wrong into what the caller may be told; the end of
// the caller's own context stays what it is.
func (p *Pool) explain(err error) error {
	switch {
	case errors.Is(err, errDeadline):
		return &engine.Error{Code: shared.CodeTooLarge, Message: fmt.Sprintf(
			"This workflow takes longer than %s to lay out. Move a part of it into a subflow, or place its states by hand.", p.options.Deadline)}
	case errors.Is(err, graphviz.ErrMemory):
		return &engine.Error{Code: shared.CodeTooLarge,
			Message: "This workflow takes too much memory to lay out. Move a part of it into a subflow, or place its states by hand."}
	case errors.Is(err, errBusy):
		return &engine.Error{Code: shared.CodeUnavailable,
			Message: "Too many pictures are being drawn at the moment. Try again in a few seconds."}
	case errors.Is(err, errClosed):
		return &engine.Error{Code: shared.CodeUnavailable,
			Message: "The server is about to stop. Try again when it is back."}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &engine.Error{Code: shared.CodeUnavailable,
		Message: "The picture could not be drawn this time. Try again; if it fails again, the server's log says why."}
}
