package store_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/store/pgtest"
	"statecraft/server/store/storetest"
	"statecraft/shared"
)

// lockedFile names a database that this program is to lock, when a test has
// started it again for that.
const lockedFile = "STATECRAFT_TEST_LOCK"

func TestMain(m *testing.M) {
	if path := os.Getenv(lockedFile); path != "" {
		if err := holdLock(path); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// holdLock keeps everybody else from writing until its input ends.
func holdLock(path string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		return err
	}
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
	_, err = db.Exec("ROLLBACK")
	return errors.Join(err, db.Close())
}

// begins commits a new instance under a title.
func begins(ctx context.Context, s *store.Store, title string) error {
	step := newInstance(time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC))
	step.New.Title = title
	return s.Commit(ctx, []*store.Step{step})
}

// titles counts the instances of each title, and checks that each is whole.
func titles(t *testing.T, s *store.Store) map[string]int {
	t.Helper()
	counts := map[string]int{}
	for after := ""; ; {
		list, next, err := s.Instances(t.Context(), store.Server(), store.InstanceFilter{After: after})
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range list {
			counts[in.Title]++
			i, err := s.Instance(t.Context(), store.Server(), in.ID)
			if err != nil {
				t.Fatal(err)
			}
			events, err := s.History(t.Context(), store.Server(), in.ID)
			if err != nil || len(events) != i.Sequence || len(events) != i.Fold.Events {
				t.Errorf("instance %d has %d events, sequence %d (%v)", in.ID, len(events), i.Sequence, err)
			}
		}
		if after = next; next == "" {
			break
		}
	}
	if v, err := s.VerifyJournal(t.Context()); err != nil || v.Broken != nil {
		t.Errorf("the journal: %+v %v", v, err)
	}
	return counts
}

// wantFault checks what callers are told of a fault: that it is none of theirs,
// what to do, and nothing of the inside.
func wantFault(t *testing.T, err error) {
	t.Helper()
	var told *shared.Error
	if !errors.As(err, &told) || told.Code != shared.CodeUnavailable {
		t.Fatalf("got %v, want %s", err, shared.CodeUnavailable)
	}
	for _, inside := range []string{"/", "SQL", "database is", "disk", "host", "5432", "EOF"} {
		if strings.Contains(told.Message, inside) {
			t.Errorf("callers are told %q", told.Message)
		}
	}
}

func TestAnotherProgramHoldsTheFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "statecraft.db")
	s := mustOpen(t, path)
	makeHistory(t, s)
	program := exec.Command(os.Args[0])
	program.Env = append(os.Environ(), lockedFile+"="+path)
	input, err1 := program.StdinPipe()
	output, err2 := program.StdoutPipe()
	if err := errors.Join(err1, err2, program.Start()); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(output).ReadString('\n'); line != "held\n" {
		t.Fatal(line, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	wantFault(t, begins(ctx, s, "refused"))
	if n := titles(t, s)["refused"]; n != 0 {
		t.Errorf("%d were stored", n)
	}
	if err := errors.Join(input.Close(), program.Wait()); err != nil {
		t.Fatal(err)
	}
	if err := begins(t.Context(), s, "accepted"); err != nil {
		t.Error(err)
	}
	if got := titles(t, s); got["accepted"] != 1 || got["refused"] != 0 {
		t.Errorf("%v", got)
	}
}

// A step that does not fit on the disk leaves nothing, and the next goes through
// as soon as there is room.
func TestNoRoomForAStep(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "statecraft.db"))
	makeHistory(t, s)
	limit := func(pages int) {
		if err := store.ExecWriter(t.Context(), s, fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			t.Fatal(err)
		}
	}
	limit(1) // no more than there are
	fillUp(t, s)
	limit(1 << 30)
	if err := begins(t.Context(), s, "after"); err != nil {
		t.Error(err)
	}
	if got := titles(t, s); got["after"] != 1 {
		t.Errorf("%v", got)
	}
}

// fillUp commits until there is no room, and checks that exactly what was
// acknowledged is there.
func fillUp(t *testing.T, s *store.Store) {
	t.Helper()
	long := strings.Repeat("x", 20_000)
	acknowledged := 0
	for refused := 0; refused < 3; {
		err := begins(t.Context(), s, long)
		if err == nil {
			acknowledged++
			continue
		}
		wantFault(t, err)
		refused++
	}
	if got := titles(t, s)[long]; got != acknowledged {
		t.Errorf("%d are there, %d were acknowledged", got, acknowledged)
	}
}

func TestAFileThatBecomesReadOnly(t *testing.T) {
	s := mustOpen(t, filepath.Join(t.TempDir(), "statecraft.db"))
	makeHistory(t, s)
	if err := store.ExecWriter(t.Context(), s, "PRAGMA query_only = ON"); err != nil {
		t.Fatal(err)
	}
	wantFault(t, begins(t.Context(), s, "refused"))
	if err := store.ExecWriter(t.Context(), s, "PRAGMA query_only = OFF"); err != nil {
		t.Fatal(err)
	}
	if err := begins(t.Context(), s, "accepted"); err != nil {
		t.Error(err)
	}
	if got := titles(t, s); got["accepted"] != 1 || got["refused"] != 0 {
		t.Errorf("%v", got)
	}
}

// A server that goes away and comes back is found again without a restart.
func TestPostgresStopsAndStarts(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	s, err := store.OpenPostgres(t.Context(), cluster.Address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	makeHistory(t, s)
	for _, mode := range []string{"fast", "immediate"} {
		if err := cluster.Stop(mode); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			wantFault(t, begins(t.Context(), s, "refused"))
			_, _, err := s.Instances(t.Context(), store.Server(), store.InstanceFilter{})
			wantFault(t, err)
			_, err = s.Instance(t.Context(), store.Server(), 1)
			wantFault(t, err)
		}
		if err := cluster.Start(); err != nil {
			t.Fatal(err)
		}
		if err := begins(t.Context(), s, mode); err != nil {
			t.Errorf("after it is back: %v", err)
		}
	}
	if got := titles(t, s); got["refused"] != 0 || got["fast"] != 1 || got["immediate"] != 1 {
		t.Errorf("%v", got)
	}
}

// The server falls over in the middle of work: what was acknowledged is there,
// what was refused is not, and of the rest the store says that it does not know.
func TestPostgresFallsOverAtWork(t *testing.T) {
	t.Parallel()
	cluster := pgtest.Start(t)
	s, err := store.OpenPostgres(t.Context(), cluster.Address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	makeHistory(t, s)
	results := map[string]error{}
	for round := range 3 {
		var mutex sync.Mutex
		var working sync.WaitGroup
		started := make(chan struct{}, 1000)
		for n := range 4 {
			working.Go(func() {
				for c := 0; ; c++ {
					title := fmt.Sprintf("%d of %d in round %d", c, n, round)
					err := begins(context.Background(), s, title)
					mutex.Lock()
					results[title] = err
					mutex.Unlock()
					if err != nil {
						return
					}
					started <- struct{}{}
				}
			})
		}
		for range 20 + 7*round {
			<-started
		}
		go func() {
			for range started { // the rest
			}
		}()
		if err := cluster.Stop("immediate"); err != nil {
			t.Fatal(err)
		}
		working.Wait()
		close(started)
		if err := cluster.Start(); err != nil {
			t.Fatal(err)
		}
	}
	got := titles(t, s)
	for title, err := range results {
		switch {
		case err == nil && got[title] != 1:
			t.Errorf("%s was acknowledged and is there %d times", title, got[title])
		case err != nil && engine.CodeOf(err) != shared.CodeUnavailable:
			t.Errorf("%s: %v", title, err)
		case err != nil && !errors.Is(err, store.ErrUnknown) && got[title] != 0:
			t.Errorf("%s was refused and is there: %v", title, err)
		}
	}
}

// Somebody holds what every step needs. Who waits longer than they may is told so,
// and nothing is left of it.
func TestPostgresIsHeld(t *testing.T) {
	address := storetest.PostgresAddress(t)
	s := storetest.OpenPostgres(t, address)
	makeHistory(t, s)
	tx, err := openRaw(t, "pgx", address).Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec("SELECT * FROM journal_head FOR UPDATE"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	wantFault(t, begins(ctx, s, "refused"))
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := begins(t.Context(), s, "accepted"); err != nil {
		t.Error(err)
	}
	if got := titles(t, s); got["accepted"] != 1 || got["refused"] != 0 {
		t.Errorf("%v", got)
	}
}
