//go:build !js

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"time"
)

// server is the program that sends the page, with an empty data folder.
type server struct {
	base string // such as http://127.0.0.1:8080
	link string // the page on it that signs the first administrator in, once

	command *exec.Cmd
	folder  string
}

// program is what `make build` builds.
func program() string {
	if path := os.Getenv("STATECRAFT_BIN"); path != "" {
		return path
	}
	return "bin/statecraft"
}

var linkPattern = regexp.MustCompile(`(http://[^\s/]+)(/#key=[^\s]+)`)

// startServer starts the program on a free port and waits for the link it
// prints.
func startServer(ctx context.Context) (*server, error) {
	folder, err := os.MkdirTemp("", "statecraft-bench")
	if err != nil {
		return nil, err
	}
	s := &server{folder: folder}
	s.command = exec.CommandContext(ctx, program(), "serve", "--demo", "--addr", "127.0.0.1:0", "--data", folder)
	output, err := s.command.StdoutPipe()
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	s.command.Stderr = s.command.Stdout
	if err := s.command.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("starting %s, which `make build` builds: %w", program(), err), os.RemoveAll(folder))
	}
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if found := linkPattern.FindStringSubmatch(lines.Text()); found != nil {
			s.base, s.link = found[1], found[2]
			// Whatever it says later is read, so that it can go on saying it.
			go func() { _, _ = io.Copy(io.Discard, output) }()
			return s, nil
		}
	}
	s.stop()
	return nil, fmt.Errorf("%s ended before it printed a link to open", program())
}

// stop ends the program as Ctrl-C does, and forgets its data.
func (s *server) stop() {
	_ = s.command.Process.Signal(syscall.SIGINT)
	late := time.AfterFunc(10*time.Second, func() { _ = s.command.Process.Kill() })
	_ = s.command.Wait()
	late.Stop()
	_ = os.RemoveAll(s.folder)
}

// begin starts the program and a browser, in which the first administrator is
// signed in; end ends both.
func begin(ctx context.Context) (first *tab, end func(), err error) {
	s, err := startServer(ctx)
	if err != nil {
		return nil, nil, err
	}
	t, err := openBrowser(ctx, s.base)
	if err != nil {
		s.stop()
		return nil, nil, err
	}
	end = func() { t.close(); s.stop() }
	if err := t.visit(s.link); err != nil {
		end()
		return nil, nil, err
	}
	return t, end, nil
}
