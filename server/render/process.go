package render

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"sync"

	"statecraft/server/render/graphviz"
)

// process is one child, seen from the parent. Whoever holds it is alone with it.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	answers int           // how many layouts it has answered
	ended   chan struct{} // closed when the operating system has let go of it
	log     *tail
}

// startProcess starts a child and waits until it is ready or ctx ends.
func startProcess(ctx context.Context, command []string, folder string, s settings) (*process, error) {
	p := &process{command: exec.Command(command[0], command[1:]...), ended: make(chan struct{}), log: &tail{}}
	p.command.Dir = folder
	// No variable of the server's reaches the child: they may hold secrets.
	p.command.Env = []string{"TMPDIR=" + s.Cache}
	p.command.Stderr = p.log
	p.command.SysProcAttr = childAttributes()
	in, err := p.command.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("render: start a child: %w", err)
	}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("render: start a child: %w", err)
	}
	p.in, p.out = in, bufio.NewReader(out)

	started := make(chan error, 1)
	go p.live(started)
	if err := <-started; err != nil {
		return nil, fmt.Errorf("render: start a child: %w", err)
	}
	greeting, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	if _, err := p.exchange(ctx, greeting, 0); err != nil {
		p.kill()
		return nil, fmt.Errorf("render: start a child: %w", err)
	}
	return p, nil
}

// live keeps one thread for the child's whole life: on Linux the child dies with
// the thread that started it.
func (p *process) live(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := p.command.Start()
	started <- err
	if err != nil {
		return
	}
	// How it ended is told by its pipes and by what it printed.
	_ = p.command.Wait()
	close(p.ended)
}

// layout has the child lay out a graph. After any error the child is of no more
// use; the caller kills it.
func (p *process) layout(ctx context.Context, dot []byte) ([]byte, error) {
	answer, err := p.exchange(ctx, dot, maxAnswer)
	if err != nil {
		return nil, err
	}
	p.answers++
	if len(answer) == 0 {
		return nil, errors.New("render: an empty answer")
	}
	switch verdict(answer[0]) {
	case verdictDone:
		return answer[1:], nil
	case verdictMemory:
		return nil, graphviz.ErrMemory
	case verdictFailed:
		return nil, fmt.Errorf("render: %.300q", answer[1:])
	}
	return nil, errors.New("render: an answer without verdict")
}

// exchange sends a frame and reads one. The child is killed when ctx ends first.
func (p *process) exchange(ctx context.Context, request []byte, limit int) ([]byte, error) {
	stop := context.AfterFunc(ctx, p.kill)
	answer, err := p.speak(request, limit)
	if !stop() {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		p.kill()
		return nil, fmt.Errorf("%w%s", err, p.log)
	}
	return answer, nil
}

func (p *process) speak(request []byte, limit int) ([]byte, error) {
	if err := writeFrame(p.in, request); err != nil {
		return nil, err
	}
	return readFrame(p.out, limit)
}

// kill ends the child, whatever it is doing, and waits until it is gone.
func (p *process) kill() {
	// An error says that it is gone already.
	_ = p.command.Process.Kill()
	<-p.ended
}

// tail keeps the first bytes a child prints on its standard error: why it died.
type tail struct {
	mu   sync.Mutex
	kept bytes.Buffer
}

const maxTail = 2 << 10

// Write never refuses, or the child would fail for talking too much.
func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept.Write(b[:min(len(b), maxTail-t.kept.Len())])
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.kept.Len() == 0 {
		return ""
	}
	return fmt.Sprintf(" (the child said %q)", t.kept.Bytes())
}
