package stream

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// book is a journal in memory.
type book struct {
	mutex   sync.Mutex
	entries []Entry
	err     error
	grown   chan struct{}
}

func newBook() *book { return &book{grown: make(chan struct{}, 1)} }

// write adds entries for topics and says so.
func (b *book) write(topics ...string) {
	b.mutex.Lock()
	id := int64(len(b.entries) + 1)
	b.entries = append(b.entries, Entry{ID: id, Frame: fmt.Appendf(nil, "%d ", id), To: topics})
	b.mutex.Unlock()
	select {
	case b.grown <- struct{}{}:
	default:
	}
}

func (b *book) fail(err error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.err = err
}

func (b *book) Head(context.Context) (int64, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return int64(len(b.entries)), b.err
}

func (b *book) After(_ context.Context, id int64, limit int) ([]Entry, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	rest := b.entries[min(id, int64(len(b.entries))):]
	return slices.Clone(rest[:min(limit, len(rest))]), b.err
}

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func mustHub(t testing.TB, b *book, o Options) *Hub {
	t.Helper()
	if o.Log == nil {
		o.Log = quiet()
	}
	h, err := New(context.Background(), b, o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// run keeps the hub going until the test ends.
func run(t *testing.T, h *Hub, b *book) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { h.Run(ctx, b.grown); close(done) }()
	stop = func() { cancel(); <-done }
	t.Cleanup(stop)
	return stop
}

func mustJoin(t testing.TB, h *Hub, person string, topics ...string) *Reader {
	t.Helper()
	r, err := h.Join(person, topics)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// taken waits for what the reader is woken for.
func taken(t *testing.T, r *Reader) string {
	t.Helper()
	select {
	case <-r.Wake():
	case <-time.After(time.Minute):
		t.Fatal("the reader was not woken")
	}
	frames, _, err := r.Take()
	if err != nil {
		t.Fatal(err)
	}
	return join(frames)
}

func join(frames [][]byte) string {
	var s strings.Builder
	for _, f := range frames {
		s.Write(f)
	}
	return s.String()
}

func TestReadersHearWhatIsForThem(t *testing.T) {
	b := newBook()
	h := mustHub(t, b, Options{})
	ada, ben := mustJoin(t, h, "ada", "user:ada", "anyone"), mustJoin(t, h, "ben", "user:ben", "anyone")
	b.write("user:ada")
	b.write()
	b.write("user:ben", "group:finance")
	b.write("anyone", "user:ada")
	if err := h.tail(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, ada); got != "1 4 " {
		t.Errorf("ada heard %q", got)
	}
	if got := taken(t, ben); got != "3 4 " {
		t.Errorf("ben heard %q", got)
	}
	if frames, position, err := ada.Take(); len(frames) > 0 || position != 4 || err != nil {
		t.Errorf("again: %q, %d, %v", frames, position, err)
	}
}

// A reader that hears of nothing for long is not slow.
func TestWhoMissesNothingIsNotSlow(t *testing.T) {
	b := newBook()
	h := mustHub(t, b, Options{Ring: 8})
	ada := mustJoin(t, h, "ada", "user:ada")
	for range 100 {
		b.write("user:ben")
	}
	b.write("user:ada")
	if err := h.tail(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := taken(t, ada); got != "101 " {
		t.Errorf("ada heard %q", got)
	}
}

func TestSlowReadersAreDropped(t *testing.T) {
	b := newBook()
	h := mustHub(t, b, Options{Ring: 8})
	ada := mustJoin(t, h, "ada", "user:ada")
	for range 9 {
		b.write("user:ada")
	}
	if err := h.tail(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ada.Take(); !errors.Is(err, ErrSlow) {
		t.Errorf("got %v", err)
	}
}

func TestFollowing(t *testing.T) {
	b := newBook()
	h := mustHub(t, b, Options{})
	ada := mustJoin(t, h, "ada", "user:ada", "group:finance")
	b.write("group:finance")
	b.write("user:ada")
	b.write("group:sales")
	if err := h.tail(t.Context()); err != nil {
		t.Fatal(err)
	}
	ada.Follow([]string{"user:ada", "group:sales"})
	if got := taken(t, ada); got != "2 3 " {
		t.Errorf("out of finance and in sales she heard %q", got)
	}
	b.write("group:finance")
	if err := h.tail(t.Context()); err != nil {
		t.Fatal(err)
	}
	select {
	case <-ada.Wake():
		t.Error("she is woken for a group she left")
	default:
	}
}

func TestBounds(t *testing.T) {
	h := mustHub(t, newBook(), Options{Most: 3, MostPerPerson: 2})
	first := mustJoin(t, h, "ada", "a")
	mustJoin(t, h, "ada", "a")
	if _, err := h.Join("ada", nil); engine.CodeOf(err) != shared.CodeThrottled {
		t.Errorf("a third of one person: %v", err)
	}
	mustJoin(t, h, "ben", "a")
	if _, err := h.Join("cyd", nil); engine.CodeOf(err) != shared.CodeOverloaded {
		t.Errorf("a fourth: %v", err)
	}
	first.Leave()
	first.Leave()
	mustJoin(t, h, "ada", "a")
	if h.Count() != 3 {
		t.Errorf("%d readers", h.Count())
	}
}

func TestAnErrorPasses(t *testing.T) {
	b := newBook()
	h := mustHub(t, b, Options{Poll: time.Millisecond})
	ada := mustJoin(t, h, "ada", "a")
	b.fail(errors.New("the disk is gone"))
	run(t, h, b)
	b.write("a")
	b.fail(nil)
	if got := taken(t, ada); got != "1 " {
		t.Errorf("heard %q", got)
	}
}

func TestStoppingLetsEverybodyGo(t *testing.T) {
	b := newBook()
	h := mustHub(t, b, Options{})
	ada, deaf := mustJoin(t, h, "ada", "a"), mustJoin(t, h, "ben")
	run(t, h, b)()
	for _, r := range []*Reader{ada, deaf} {
		<-r.Wake()
		if _, _, err := r.Take(); !errors.Is(err, ErrClosed) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := h.Join("cyd", nil); engine.CodeOf(err) != shared.CodeUnavailable {
		t.Errorf("joined afterwards: %v", err)
	}
}

// Many readers come, listen and go while the journal grows: each hears exactly
// what is for it, in order, nothing twice and nothing left out.
func TestManyReaders(t *testing.T) {
	const readers, entries, topics = 200, 2000, 10
	b := newBook()
	h := mustHub(t, b, Options{Ring: 2 * entries, MostPerPerson: readers})
	run(t, h, b)
	topic := func(n int) string { return fmt.Sprint("topic:", n%topics) }
	var done sync.WaitGroup
	for n := range readers {
		done.Go(func() {
			r, err := h.Join("ada", []string{topic(n)})
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Leave()
			next := r.Joined()
			for next < entries-topics {
				<-r.Wake()
				frames, _, err := r.Take()
				if err != nil {
					t.Error(err)
					return
				}
				for _, f := range frames {
					var id int64
					if _, err := fmt.Sscan(string(f), &id); err != nil || id <= next || id-next > topics || (id-int64(n))%topics != 0 {
						t.Errorf("reader %d heard %d after %d (%v)", n, id, next, err)
						return
					}
					next = id
				}
			}
		})
	}
	for n := 1; n <= entries; n++ {
		b.write(topic(n))
	}
	done.Wait()
	if h.Count() != 0 {
		t.Errorf("%d readers are left", h.Count())
	}
	if len(h.readers) != 0 || len(h.persons) != 0 {
		t.Errorf("left behind: %d topics, %d persons", len(h.readers), len(h.persons))
	}
}
