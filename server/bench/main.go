// Command bench measures how many steps the server makes durable, beside a floor
// of the same rows written by plain database/sql in the same run, and fails when
// a bound is exceeded. Only ratios count.
//
//	make bench
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"

	"statecraft/server/runner"
)

func main() {
	run := run
	if os.Getenv(asSigners) != "" {
		run = func(context.Context) error { return beSigners() }
	}
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	only := flag.String("only", "", "measure only this: steps, signoffs or curve, and on one database as steps/SQLite")
	profile := flag.String("profile", "", "write a profile of the processor to this file")
	flag.Parse()
	defer runtime.KeepAlive(runner.Ballast()) // as serve does
	folder, err := os.MkdirTemp("", "statecraft-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if *profile != "" {
		stop, err := profileTo(*profile)
		if err != nil {
			return err
		}
		defer stop()
	}
	postgres, err := postgresIn(os.TempDir())
	if err != nil {
		return err
	}
	defer postgres.close()
	r := &report{}
	for _, part := range []struct {
		name    string
		measure func(context.Context, *report, database) error
	}{{"steps", steps}, {"signoffs", signOffs}, {"curve", curve}} {
		for _, d := range []database{sqliteIn(folder), postgres} {
			if !strings.HasPrefix(part.name+"/"+d.name, *only) {
				continue
			}
			if err := part.measure(ctx, r, d); err != nil {
				return fmt.Errorf("%s on %s: %w", part.name, d.name, err)
			}
		}
	}
	if r.failed {
		return errors.New("a bound was exceeded")
	}
	return nil
}

func profileTo(path string) (stop func(), err error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return func() { pprof.StopCPUProfile(); _ = file.Close() }, nil
}
