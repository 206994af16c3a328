package crash

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"net/http"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"unsafe"

	"statecraft/shared"
)

// disk is a small file system of its own.
type disk struct{ folder string }

// newDisk mounts one in memory, which takes root.
func newDisk(t *testing.T, options string) *disk {
	t.Helper()
	folder, err := os.MkdirTemp("", "statecraft-disk-")
	check(t, err)
	check(t, os.Chmod(folder, 0o755)) // PostgreSQL is somebody else
	d := &disk{folder}
	t.Cleanup(func() { _ = os.Remove(folder) })
	if err := syscall.Mount("tmpfs", d.folder, "tmpfs", 0, options); err != nil {
		t.Skipf("a disk can be filled only by who may mount one: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(d.folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return d
}

// fill takes all the room there is, but for less than a step needs.
func (d *disk) fill(t *testing.T) {
	t.Helper()
	ballast, err := os.OpenFile(d.ballast(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	check(t, err)
	defer ballast.Close()
	for block := make([]byte, 1<<16); len(block) > 0; block = block[:len(block)/2] {
		for err = nil; err == nil; {
			_, err = ballast.Write(block)
		}
	}
}

func (d *disk) ballast() string { return filepath.Join(d.folder, "ballast") }

// free gives the room back.
func (d *disk) free(t *testing.T) {
	t.Helper()
	check(t, os.Remove(d.ballast()))
}

// The disk is full: nothing more can be written, and everything can be read.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	d := newDisk(t, "size=16m,mode=700")
	folder := filepath.Join(d.folder, "data")
	check(t, os.Mkdir(folder, 0o700))
	(&faulty{db: &file{folder}, begin: d.fill, end: d.free, reads: true}).hold(t)
}

// The server may not make its files larger, as under a quota. It takes nobody who
// may mount.
func TestQuotaOnFiles(t *testing.T) {
	t.Parallel()
	f := &faulty{db: &file{t.TempDir()}, reads: true}
	f.begin = func(t *testing.T) { limitFiles(t, f.server, 4096) }
	f.end = func(t *testing.T) { limitFiles(t, f.server, math.MaxUint64) }
	f.hold(t)
}

// limitFiles says how large a process may make its files from now on.
func limitFiles(t *testing.T, s *server, bytes uint64) {
	t.Helper()
	const fileSize = 1 // RLIMIT_FSIZE
	var limit syscall.Rlimit
	pid := uintptr(s.command.Process.Pid)
	if _, _, code := syscall.Syscall6(syscall.SYS_PRLIMIT64, pid, fileSize, 0, uintptr(unsafe.Pointer(&limit)), 0, 0); code != 0 {
		t.Fatal(code)
	}
	limit.Cur = min(bytes, limit.Max)
	if _, _, code := syscall.Syscall6(syscall.SYS_PRLIMIT64, pid, fileSize, uintptr(unsafe.Pointer(&limit)), 0, 0, 0); code != 0 {
		t.Fatal(code)
	}
}

// The disk under the tables of PostgreSQL is full; its own log has room. What fits
// is kept, what does not is refused, and goes through when there is room.
func TestClusterWithAFullDisk(t *testing.T) {
	t.Parallel()
	c := newCluster(t)
	d := newDisk(t, "size=48m,mode=777")
	c.name = "small"
	db := openSQL(t, "pgx", c.Loopback("postgres"))
	for _, statement := range []string{"CREATE TABLESPACE small LOCATION '" + d.forPostgres(t) + "'", "CREATE DATABASE small TEMPLATE template0 TABLESPACE small"} {
		_, err := db.Exec(statement)
		check(t, err)
	}
	environment, args := c.settings(0)
	s := serving(t, plainProgram(t), environment, append(args, "--demo")...)
	as := &caller{t: t, server: s, as: signIn(t, s, shared.PathSessionClaim, "admin", shared.Claim{Key: s.key})}
	d.fill(t)
	kept, refused := 0, []*asked(nil)
	for n := 0; len(refused) < 3; n++ {
		large := order(fmt.Sprint("order ", n))
		large["data"].(map[string]any)["address"] = noise(n)
		a := as.asking(fmt.Sprint("order-", n), shared.PathWorkflows+"/order-processing/instances", large)
		got, err := s.exchange(a.method, a.path, a.key, a.as, a.body)
		check(t, err)
		if got.status == http.StatusCreated {
			kept++
			continue
		}
		as.wantUnavailable(a)
		refused = append(refused, a)
	}
	if found := readStored(t, c); len(found.instances) != kept || len(found.faults) > 0 {
		t.Errorf("%d instances are stored, %d were acknowledged: %v", len(found.instances), kept, found.faults)
	}
	d.free(t)
	for _, a := range refused {
		as.want(http.StatusCreated, a.method, a.path, json.RawMessage(a.body), nil)
	}
	as.wantReady(true)
	s.stop(t)
	if found := readStored(t, c); len(found.instances) != kept+len(refused) || len(found.faults) > 0 {
		t.Errorf("%d instances are stored, %d were acknowledged: %v", len(found.instances), kept+len(refused), found.faults)
	}
}

// noise is a text that cannot be made smaller.
func noise(n int) string {
	random := rand.New(rand.NewPCG(uint64(n), 0))
	text := make([]byte, 5000)
	for n := range text {
		text[n] = byte('a' + random.IntN(26))
	}
	return string(text)
}

// forPostgres makes a folder on the disk that PostgreSQL may write to.
func (d *disk) forPostgres(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(d.folder, "tables")
	check(t, os.Mkdir(folder, 0o700))
	if u, err := user.Lookup("postgres"); err == nil {
		uid, err1 := strconv.Atoi(u.Uid)
		gid, err2 := strconv.Atoi(u.Gid)
		check(t, errors.Join(err1, err2, os.Chown(folder, uid, gid)))
	}
	return folder
}
