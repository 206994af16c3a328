package render

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
	"testing"
)

// isAlive tells whether a process runs. One that is dead and waits for its
// parent to ask does not count.
func isAlive(id int) bool {
	if syscall.Kill(id, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", id))
	if err != nil {
		// Not Linux, or gone meanwhile.
		return syscall.Kill(id, 0) == nil
	}
	_, state, _ := bytes.Cut(stat, []byte(") "))
	return !bytes.HasPrefix(state, []byte("Z"))
}

func kill(t testing.TB, id int) {
	t.Helper()
	if err := syscall.Kill(id, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	await(t, "a killed child's end", func() bool { return !isAlive(id) })
}
