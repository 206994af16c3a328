package crash

import (
	"flag"
	"os"
	"syscall"
	"testing"
	"time"
)

// diskFolder is where a folder is that is on a disk, and not in memory.
var diskFolder = os.TempDir()

// inMemory has temporary folders be in memory where there is room. What a program
// wrote before it was killed is there all the same, only the cut of power is not
// to be had this way, and the disk of a busy machine keeps nobody waiting.
func inMemory() {
	const memory, enough = "/dev/shm", 2 << 30
	var free syscall.Statfs_t
	if err := syscall.Statfs(memory, &free); err == nil && free.Bavail*uint64(free.Bsize) > enough && os.Getenv("TMPDIR") == "" {
		_ = os.Setenv("TMPDIR", memory)
	}
}

func TestMain(m *testing.M) {
	flag.Parse()
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano()) % 1_000_000
	}
	inMemory()
	// Most of the time they wait for a lock or a process, whatever the machine has
	// of processors.
	if err := flag.Set("test.parallel", "8"); err != nil {
		panic(err)
	}
	code := m.Run()
	built.remove()
	os.Exit(code)
}
