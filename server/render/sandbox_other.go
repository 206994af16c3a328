//go:build !linux

package render

import (
	"os"
	"syscall"
)

// ownProgram names the running program.
func ownProgram() (string, error) { return os.Executable() }

// childAttributes is empty: elsewhere a child ends because its input does.
func childAttributes() *syscall.SysProcAttr { return nil }

// limitMemory leaves it to the sandbox's own limit and to Go's; other systems
// do not enforce more.
func limitMemory(int64) error { return nil }
