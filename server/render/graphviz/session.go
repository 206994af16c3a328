package graphviz

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero/api"
)

// session is one instance of the module, spoken to through Graphviz's C API.
// Pointers are offsets into the instance's memory; nothing is freed, because
// the memory goes away with the instance.
type session struct {
	ctx    context.Context
	module api.Module
}

// errMemoryAccess says a pointer led outside of the instance's memory.
var errMemoryAccess = errors.New("graphviz: an answer lies outside of memory")

// layout is gvContext, agmemread, gvLayout, gvRenderData, as the C manual has it.
func (s *session) layout(dot []byte) ([]byte, error) {
	const keepErrors = 3 // AGMAX: errors are kept for aglasterr, nothing is printed
	if _, err := s.call("agseterr", keepErrors); err != nil {
		return nil, err
	}
	graphviz, err := s.context()
	if err != nil {
		return nil, err
	}
	graph, err := s.callWithText("agmemread", dot)
	if err != nil {
		return nil, err
	}
	if graph == 0 {
		return nil, s.lastError("read the graph")
	}
	failed, err := s.callWithText("gvLayout", []byte("dot"), graphviz, graph)
	if err != nil {
		return nil, err
	}
	if failed != 0 {
		return nil, s.lastError("lay the graph out")
	}
	return s.json(graphviz, graph)
}

// context makes a Graphviz context with the plugins built into the module.
func (s *session) context() (uint64, error) {
	const (
		entry   = 8 // a symbol is the pointers to its name and to the plugin
		entries = 3 // dot layout, neato layout, core renderers
	)
	builtin := s.module.ExportedGlobal("lt_preloaded_symbols")
	if builtin == nil {
		return 0, errors.New("graphviz: the module has no plugins")
	}
	symbols, ok := s.module.Memory().Read(uint32(builtin.Get()), entries*entry)
	if !ok {
		return 0, errMemoryAccess
	}
	// The module's own list lacks the empty entry that ends it.
	list, err := s.store(append(bytes.Clone(symbols), make([]byte, entry)...))
	if err != nil {
		return 0, err
	}
	return s.call("gvContextPlugins", list, 0)
}

// json renders the laid out graph. The format is fixed: those that are missing
// from the module answer with whatever lies in memory.
func (s *session) json(graphviz, graph uint64) ([]byte, error) {
	result, err := s.store(make([]byte, 8)) // char *data; unsigned length
	if err != nil {
		return nil, err
	}
	format, err := s.store([]byte("json0\x00"))
	if err != nil {
		return nil, err
	}
	failed, err := s.call("gvRenderData", graphviz, graph, format, result, result+4)
	if err != nil {
		return nil, err
	}
	if failed != 0 {
		return nil, s.lastError("write the layout")
	}
	memory := s.module.Memory()
	at, ok1 := memory.ReadUint32Le(uint32(result))
	length, ok2 := memory.ReadUint32Le(uint32(result) + 4)
	answer, ok3 := memory.Read(at, length)
	if !ok1 || !ok2 || !ok3 {
		return nil, errMemoryAccess
	}
	return bytes.Clone(answer), nil
}

// lastError is Graphviz's own explanation of what went wrong.
func (s *session) lastError(doing string) error {
	at, err := s.call("aglasterr")
	if err != nil || at == 0 {
		return fmt.Errorf("graphviz: could not %s", doing)
	}
	const longest = 200
	memory := s.module.Memory()
	text, _ := memory.Read(uint32(at), min(longest, memory.Size()-uint32(at)))
	said, _, _ := bytes.Cut(text, []byte{0})
	return fmt.Errorf("graphviz: could not %s: %q", doing, bytes.TrimSpace(said))
}

// callWithText calls a function whose last argument is a C string.
func (s *session) callWithText(name string, text []byte, before ...uint64) (uint64, error) {
	at, err := s.store(append(bytes.Clone(text), 0))
	if err != nil {
		return 0, err
	}
	return s.call(name, append(before, at)...)
}

// store copies bytes into the instance's memory.
func (s *session) store(data []byte) (uint64, error) {
	at, err := s.call("malloc", uint64(len(data)))
	if err != nil {
		return 0, err
	}
	if at == 0 {
		return 0, ErrMemory
	}
	if !s.module.Memory().Write(uint32(at), data) {
		return 0, errMemoryAccess
	}
	return at, nil
}

// call calls an exported function and gives its result, 0 for none.
func (s *session) call(name string, arguments ...uint64) (uint64, error) {
	function := s.module.ExportedFunction(name)
	if function == nil {
		return 0, fmt.Errorf("graphviz: the module has no function %s", name)
	}
	results, err := function.Call(s.ctx, arguments...)
	if err != nil {
		return 0, fmt.Errorf("graphviz: %s: %w", name, err)
	}
	if len(results) == 0 {
		return 0, nil
	}
	return results[0], nil
}
