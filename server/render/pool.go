package render

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"statecraft/server/render/graphviz"
)

// Pool keeps child processes that run Graphviz. Its methods may be called by
// many goroutines at once.
type Pool struct {
	options Options
	empty   string // working directory of the children: nothing is in it
	cache   string // compiled code, for this pool's children alone
	own     string // folder to remove on Close, empty when it is the caller's

	// seats has room for one entry per child that may run: who puts one in may use
	// an idle child, or start one, and is alone with it until taking the entry out.
	seats   chan struct{}
	waiting atomic.Int64
	mu      sync.Mutex
	idle    []*process // the one used last is used next, so a quiet server keeps one

	// painting has room for the one picture that is being turned into pixels.
	painting chan struct{}

	warming sync.WaitGroup
	alive   context.Context // ends with Close
	close   func() error
}

// startTime bounds the start of a child: half a second of compiling on a fast
// machine that does nothing else.
const startTime = time.Minute

// What may keep a layout from being made, other than a child that fails.
var (
	errDeadline = errors.New("render: the layout took too long")
	errStart    = errors.New("render: a child took too long to start")
	errBusy     = errors.New("render: too many layouts are asked for")
	errClosed   = errors.New("render: the pool is closed")
)

// New makes the pool and starts its first child in the background, so that the
// first picture does not wait for it.
func New(o Options) (*Pool, error) {
	o, err := o.complete()
	if err != nil {
		return nil, err
	}
	p := &Pool{options: o, seats: make(chan struct{}, o.Children), painting: make(chan struct{}, 1)}
	alive, end := context.WithCancelCause(context.Background())
	p.alive = alive
	p.close = sync.OnceValue(func() error {
		end(errClosed)
		return p.shutDown()
	})
	if err := p.makeFolders(); err != nil {
		return nil, err
	}
	p.warming.Go(p.warm)
	return p, nil
}

// Close kills all children and waits until they are gone. Layouts under way end
// with an error.
func (p *Pool) Close() error { return p.close() }

func (p *Pool) shutDown() error {
	p.warming.Wait()
	// Every seat becomes free, because closing ends what its holder waits for.
	for range p.options.Children {
		p.seats <- struct{}{}
	}
	for _, child := range p.idle {
		child.kill()
	}
	if p.own == "" {
		return nil
	}
	if err := os.RemoveAll(p.own); err != nil {
		return fmt.Errorf("render: remove the temporary folder: %w", err)
	}
	return nil
}

func (p *Pool) makeFolders() error {
	folder := p.options.Folder
	if folder == "" {
		made, err := os.MkdirTemp("", "statecraft-render-")
		if err != nil {
			return fmt.Errorf("render: make a temporary folder: %w", err)
		}
		folder, p.own = made, made
	}
	// Children have another working directory, so a relative path would not do.
	folder, err := filepath.Abs(folder)
	if err != nil {
		return fmt.Errorf("render: find the folder: %w", err)
	}
	p.empty, p.cache = filepath.Join(folder, "empty"), filepath.Join(folder, "cache")
	for _, path := range []string{p.empty, p.cache} {
		if err := os.MkdirAll(path, 0o700); err != nil {
			return fmt.Errorf("render: make a folder: %w", err)
		}
	}
	return nil
}

// warm starts one child; that it could not is told to whoever asks for a layout.
func (p *Pool) warm() {
	child, err := p.take(p.alive)
	if err != nil {
		return
	}
	if child == nil {
		child, _ = p.start(p.alive)
	}
	p.put(child)
}

// run lays out a graph on the next free child and hands the answer to accept. A
// child whose answer is not accepted is replaced like one that fails.
func (p *Pool) run(ctx context.Context, dot []byte, accept func(answer []byte) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	stop := context.AfterFunc(p.alive, func() { cancel(errClosed) })
	defer stop()

	child, err := p.take(ctx)
	if err != nil {
		return err
	}
	defer func() { p.put(child) }()
	// A child may have been killed from outside while it was idle, so what fails
	// for no reason of the graph's is tried on a second one.
	const attempts = 2
	for attempt := 1; ; attempt++ {
		child, err = p.attempt(ctx, child, dot, accept)
		if err == nil || attempt == attempts || ctx.Err() != nil || isGraphsFault(err) {
			return err
		}
	}
}

// take waits for a seat, among a bounded number of others and not for ever, and
// gives the child to use: nil when one must be started.
func (p *Pool) take(ctx context.Context) (*process, error) {
	select {
	case p.seats <- struct{}{}:
		return p.pop(), nil
	default:
	}
	defer p.waiting.Add(-1)
	if p.waiting.Add(1) > int64(p.options.Queue) {
		return nil, errBusy
	}
	timer := time.NewTimer(p.options.Wait)
	defer timer.Stop()
	select {
	case p.seats <- struct{}{}:
		return p.pop(), nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	case <-timer.C:
		return nil, errBusy
	}
}

func (p *Pool) pop() *process {
	p.mu.Lock()
	defer p.mu.Unlock()
	last := len(p.idle) - 1
	if last < 0 {
		return nil
	}
	child := p.idle[last]
	p.idle = p.idle[:last]
	return child
}

// put leaves the seat; the child stays for the next one, unless it is nil.
func (p *Pool) put(child *process) {
	if child != nil {
		p.mu.Lock()
		p.idle = append(p.idle, child)
		p.mu.Unlock()
	}
	<-p.seats
}

// attempt lays out a graph on a child, started first where there is none, and
// gives back the child that may be used again: nil after any error.
func (p *Pool) attempt(ctx context.Context, child *process, dot []byte, accept func([]byte) error) (*process, error) {
	if child == nil {
		started, err := p.start(ctx)
		if err != nil {
			p.options.Log.Error("graphviz child not started", "reason", err.Error())
			return nil, err
		}
		child = started
	}
	timed, cancel := context.WithTimeoutCause(ctx, p.options.Deadline, errDeadline)
	defer cancel()
	answer, err := child.layout(timed, dot)
	if err == nil {
		err = accept(answer)
	}
	if err != nil {
		child.kill()
		p.options.Log.Warn("graphviz child replaced", "reason", err.Error(), "answers", child.answers)
		return nil, err
	}
	if child.answers >= p.options.Recycle {
		child.kill()
		return nil, nil
	}
	return child, nil
}

func (p *Pool) start(ctx context.Context) (*process, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, startTime, errStart)
	defer cancel()
	return startProcess(ctx, p.options.Command, p.empty, settings{Cache: p.cache, Memory: p.options.Memory})
}

// isGraphsFault tells that another child would fail in the same way.
func isGraphsFault(err error) bool {
	return errors.Is(err, errDeadline) || errors.Is(err, graphviz.ErrMemory)
}
