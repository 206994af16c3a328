// Package graphviz runs Graphviz's dot layout inside a WebAssembly sandbox.
//
// graphviz.wasm is the build of Graphviz that the go-graphviz library carries
// (NOTICE says which); a test compares the two to the byte and in their
// answers. The library's own Go layer is left out on purpose. Importing it
// compiles the module before main runs, in every command of the program, with
// a cache of machine code at a path in the shared temporary directory that
// anybody may have written first; and its one module instance is shared, grows
// with every render, opens host files and cannot be bounded. Here the module is
// compiled when asked for, its cache is private, and each layout gets a fresh
// instance: nothing carries over from one graph to the next, memory has a hard
// limit, and there is no file system, clock or network inside.
//
// What a sandbox cannot do is stop a layout that takes too long without slowing
// down all others, so the callers of this package run it in a process they can
// kill. Nothing else belongs here: what to lay out is package render's affair.
package graphviz

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

//go:embed graphviz.wasm
var program []byte

// ErrMemory says a graph needs more memory than the machine may use.
var ErrMemory = errors.New("graphviz: the graph needs too much memory")

// Options say what a Machine may use.
type Options struct {
	// Cache is a folder only this user can write to. Compiled machine code is
	// kept there, which makes the next New take 20 ms instead of half a second.
	// Empty keeps none.
	Cache string
	// Memory limits one layout, in bytes; 0 means 256 MiB.
	Memory int64
}

// Machine is Graphviz, compiled and ready. One Layout at a time.
type Machine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

const (
	pageSize      = 64 << 10
	defaultMemory = 256 << 20
)

// New compiles Graphviz, or loads it from the cache.
func New(ctx context.Context, o Options) (*Machine, error) {
	if o.Memory <= 0 {
		o.Memory = defaultMemory
	}
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(uint32(o.Memory / pageSize))
	if o.Cache != "" {
		cache, err := wazero.NewCompilationCacheWithDir(o.Cache)
		if err != nil {
			return nil, fmt.Errorf("graphviz: open the cache of compiled code: %w", err)
		}
		config = config.WithCompilationCache(cache)
	}
	m := &Machine{runtime: wazero.NewRuntimeWithConfig(ctx, config)}
	if err := m.link(ctx); err != nil {
		return nil, errors.Join(err, m.Close(ctx))
	}
	return m, nil
}

// link compiles the module and gives it what it imports: a WASI without any
// files, and a trap for each callback that only go-graphviz's plugins use.
func (m *Machine) link(ctx context.Context) error {
	module, err := m.runtime.CompileModule(ctx, program)
	if err != nil {
		return fmt.Errorf("graphviz: compile: %w", err)
	}
	m.module = module
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, m.runtime); err != nil {
		return fmt.Errorf("graphviz: link: %w", err)
	}
	const callbacks = "env"
	host := m.runtime.NewHostModuleBuilder(callbacks)
	for _, f := range module.ImportedFunctions() {
		from, name, _ := f.Import()
		if from != callbacks {
			continue
		}
		trap := api.GoModuleFunc(func(context.Context, api.Module, []uint64) {
			panic(fmt.Errorf("unexpected callback %s", name))
		})
		host.NewFunctionBuilder().WithGoModuleFunction(trap, f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	if _, err := host.Instantiate(ctx); err != nil {
		return fmt.Errorf("graphviz: link: %w", err)
	}
	return nil
}

// Layout lays out a graph written in DOT and answers with Graphviz's json0:
// the graph with positions of nodes and splines of edges. It does not end
// before the layout does, whatever ctx says.
func (m *Machine) Layout(ctx context.Context, dot []byte) ([]byte, error) {
	// An anonymous instance, or the second one would clash with the first's name.
	instance, err := m.runtime.InstantiateModule(ctx, m.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, fmt.Errorf("graphviz: start: %w", err)
	}
	defer instance.Close(ctx)
	answer, err := (&session{ctx: ctx, module: instance}).layout(dot)
	var exit *sys.ExitError
	if errors.As(err, &exit) {
		// Graphviz leaves by exit only when an allocation fails.
		return nil, ErrMemory
	}
	return answer, err
}

// Close frees the compiled code.
func (m *Machine) Close(ctx context.Context) error { return m.runtime.Close(ctx) }
