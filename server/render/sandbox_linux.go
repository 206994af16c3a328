package render

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// ownProgram names the running program, also after its file was replaced by a
// newer one: parent and child must be of one build.
func ownProgram() (string, error) { return "/proc/self/exe", nil }

// childAttributes has the kernel kill the child when the thread that started it
// ends, which covers a parent that was killed while the child is busy.
func childAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}

// limitMemory refuses this process more than so many bytes beyond what it holds,
// and a core file. The limit is on data, not on address space: Go reserves
// gigabytes of the latter that it never touches.
func limitMemory(more int64) error {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return fmt.Errorf("render: read what memory is held: %w", err)
	}
	const dataField = 5
	fields := strings.Fields(string(statm))
	if len(fields) <= dataField {
		return fmt.Errorf("render: read what memory is held: %d fields", len(fields))
	}
	pages, err := strconv.ParseUint(fields[dataField], 10, 64)
	if err != nil {
		return fmt.Errorf("render: read what memory is held: %w", err)
	}
	limit := pages*uint64(os.Getpagesize()) + uint64(more)
	if err := syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
		return fmt.Errorf("render: limit memory: %w", err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{}); err != nil {
		return fmt.Errorf("render: forbid core files: %w", err)
	}
	return nil
}
