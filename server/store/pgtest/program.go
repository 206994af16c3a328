package pgtest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// errMissing says that this machine cannot run a PostgreSQL for tests.
var errMissing = errors.New("PostgreSQL is not there: sh .ci/need postgresql installs it")

// programs runs what belongs to PostgreSQL.
type programs struct {
	folder string
	// credential is whom they run as; nil is whoever runs the tests.
	credential *syscall.Credential
}

// findPrograms looks where people and packages put PostgreSQL: in PATH, where
// Debian keeps several versions, and where pg_config says.
func findPrograms() (*programs, error) {
	credential, err := credential()
	if err != nil {
		return nil, err
	}
	var folders []string
	if path, err := exec.LookPath("initdb"); err == nil {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			folders = append(folders, filepath.Dir(real))
		}
	}
	if debian, err := filepath.Glob("/usr/lib/postgresql/*/bin"); err == nil {
		slices.SortFunc(debian, func(a, b string) int { return version(b) - version(a) })
		folders = append(folders, debian...)
	}
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		folders = append(folders, strings.TrimSpace(string(out)))
	}
	for _, folder := range folders {
		if slices.IndexFunc([]string{"initdb", "pg_ctl", "postgres"}, func(name string) bool {
			_, err := os.Stat(filepath.Join(folder, name))
			return err != nil
		}) < 0 {
			return &programs{folder: folder, credential: credential}, nil
		}
	}
	return nil, errMissing
}

// version is the 15 of /usr/lib/postgresql/15/bin.
func version(folder string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(folder)))
	return n
}

// credential is the user postgres where root runs the tests: PostgreSQL refuses
// root.
func credential() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, errMissing
	}
	uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
	gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, errors.Join(err1, err2)
}

// command prepares a program, to be run in a folder that it may enter.
func (p *programs) command(folder, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	if !strings.Contains(name, "/") {
		c = exec.Command(filepath.Join(p.folder, name), args...)
	}
	c.Dir = folder
	// Interrupting the tests must not reach what cleans up after them.
	c.SysProcAttr = &syscall.SysProcAttr{Credential: p.credential, Setpgid: true}
	return c
}

func (p *programs) run(folder, name string, args ...string) error {
	if out, err := p.command(folder, name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}

// offers tells whether a program has an option: they differ between versions.
func (p *programs) offers(name, option string) bool {
	out, err := p.command("/", name, "--help").Output()
	return err == nil && strings.Contains(string(out), option)
}
