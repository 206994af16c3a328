package crash

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"
)

// ordinaryRounds is how many rounds both databases have together, where nobody
// asks for more.
const ordinaryRounds = 10

var (
	rounds = flag.Int("rounds", ordinaryRounds, "how often everything is brought down, on both databases together")
	seed   = flag.Uint64("seed", 0, "of what is left to chance; 0 takes another one each time")
)

// blow is a way to bring things down.
type blow struct {
	name string
	// moment is where the program kills itself; empty for none.
	moment string
	// stops has the server be told to stop first.
	stops bool
	// on strikes at the cluster instead of a server; nil on SQLite.
	on func(*world, *cluster)
}

// blows lists them, the ones every run must have first.
func blows(postgres bool) []blow {
	killed := blow{name: "killed"}
	list := []blow{killed, {moment: "statement"}, {moment: "after-commit"}, {moment: "version-added"}, {moment: "before-batch"}}
	if postgres {
		list = []blow{killed, {name: "the cluster falls over", on: (*world).fallOver}, {moment: "before-answer"}, {moment: "stopping", stops: true}, {moment: "statement"}}
	}
	list = append(list, blow{moment: "before-requests"}, blow{moment: "change-noted"}, blow{moment: "closing", stops: true}, blow{moment: "stopped-answering", stops: true})
	if postgres {
		return append(list, blow{name: "a backend is killed", on: (*world).killBackend}, blow{name: "connections are ended", on: (*world).endConnections},
			blow{moment: "after-commit"}, blow{moment: "before-batch"}, blow{moment: "version-added"})
	}
	return append(list, blow{moment: "before-answer"}, blow{moment: "stopping", stops: true})
}

func (b *blow) String() string {
	if b.moment != "" {
		return "killed at " + b.moment
	}
	return b.name
}

// TestRounds lets two hundred instances of several workflows be worked on, and
// brings everything down again and again.
func TestRounds(t *testing.T) {
	t.Logf("-seed %d", *seed)
	for n, postgres := range []bool{false, true} {
		name := map[bool]string{false: "sqlite", true: "postgres"}[postgres]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, postgres, *seed+uint64(n))
			list := blows(postgres)
			for round := range max(1, (*rounds+1-n)/2) {
				b := list[min(round, len(list)-1)]
				if round >= len(list) {
					b = list[w.random.IntN(len(list))]
				}
				w.round(round+1, b)
			}
			w.finish()
		})
	}
}

// world is one database with its servers, and the crowd that works with them.
type world struct {
	*testing.T
	db      database
	crowd   *crowd
	random  *rand.Rand
	servers []*server // as many as the database has; nil where one is down
	last    *stored   // what was found the last time
}

func newWorld(t *testing.T, postgres bool, seed uint64) *world {
	t.Helper()
	w := &world{T: t, random: rand.New(rand.NewPCG(seed, 0))}
	var preparing sync.WaitGroup // the programs take a while to build
	preparing.Go(func() { _, _ = built.plain() })
	if postgres {
		w.db = newCluster(t)
	} else {
		w.db = &file{t.TempDir()}
	}
	preparing.Wait()
	w.servers = make([]*server, w.db.servers())
	environment, args := w.db.settings(0)
	first := serving(t, plainProgram(t), environment, args...)
	w.crowd = newCrowd(t, found(t, first), seed)
	w.crowd.shared = postgres
	first.stop(t)
	return w
}

// start brings up every server that is down, the first as the program that dies
// at the moment, where there is one.
func (w *world) start(b blow) {
	w.Helper()
	if w.servers[0] != nil {
		w.servers[0].stop(w)
		w.servers[0] = nil
	}
	var up []*server
	for n := range w.servers {
		if w.servers[n] == nil {
			program := plainProgram(w)
			environment, args := w.db.settings(n)
			if b.moment != "" && n == 0 {
				program = killedProgram(w)
				environment = append(environment, fmt.Sprintf("STATECRAFT_TEST_CRASH=%s:%d", b.moment, 1+w.random.IntN(aMoment(w, b.moment).often)))
			}
			w.servers[n] = serving(w, program, environment, args...)
		}
		up = append(up, w.servers[n])
	}
	w.crowd.at(up...)
}

// round lets everybody work, strikes, and looks at what is left.
func (w *world) round(number int, b blow) {
	w.start(b)
	w.checkAnswers()
	began := time.Now()
	worked := make(chan struct{})
	go func() {
		defer close(worked)
		w.crowd.drive()
	}()
	w.strike(b)
	struck := time.Since(began)
	time.Sleep(time.Duration(w.random.IntN(100)) * time.Millisecond) // other servers go on
	w.crowd.stopping.Store(true)
	<-worked
	for n, s := range w.servers {
		if !s.alive() {
			w.db.settle(w, n)
			w.servers[n] = nil
		}
	}
	l := w.crowd.ledger
	open, unchanged := l.count(unknown), l.count(unchanged)
	w.look(fmt.Sprintf("after round %d, %s", number, &b))
	w.Logf("round %d, %s after %d ms: %d acknowledged, %d not known, %d said to have changed nothing, %d refused; %d instances",
		number, &b, struck.Milliseconds(), l.count(acknowledged), open, unchanged, l.count(refused), len(w.last.instances))
}

// strike brings things down.
func (w *world) strike(b blow) {
	victim := w.servers[0]
	switch {
	case b.on != nil:
		time.Sleep(w.while())
		b.on(w, w.db.(*cluster))
		return
	case b.moment == "":
		time.Sleep(w.while())
	default:
		if b.stops {
			time.Sleep(w.while())
			if err := victim.command.Process.Signal(syscall.SIGTERM); err != nil {
				w.Fatal(err)
			}
		}
		select {
		case <-victim.ended:
		case <-time.After(time.Minute):
			w.Errorf("%s never comes by", b.moment)
		}
	}
	victim.kill()
}

// while is how long people work before something happens.
func (w *world) while() time.Duration {
	return time.Duration(100+w.random.IntN(900)) * time.Millisecond
}

func (w *world) fallOver(c *cluster) {
	if err := c.Stop("immediate"); err != nil {
		w.Fatal(err)
	}
	time.Sleep(w.while() / 4)
	if err := c.Start(); err != nil {
		w.Fatal(err)
	}
}

// killBackend has PostgreSQL end everybody's work and recover.
func (w *world) killBackend(c *cluster) {
	var pid int
	if err := c.open(w).QueryRow("SELECT pid FROM pg_stat_activity WHERE usename = 'server0' ORDER BY state = 'idle', random() LIMIT 1").Scan(&pid); err != nil {
		w.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		w.Fatal(err)
	}
	time.Sleep(w.while() / 4)
}

func (w *world) endConnections(c *cluster) {
	if _, err := c.open(w).Exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'server_'"); err != nil {
		w.Fatal(err)
	}
	time.Sleep(w.while() / 4)
}

// look judges what is stored, and has the program itself verify its journal.
func (w *world) look(when string) {
	w.Helper()
	if c, is := w.db.(*cluster); is {
		db := c.open(w)
		until(w, "the cluster answers", func() bool { return db.Ping() == nil })
	}
	w.last = readStored(w, w.db)
	w.crowd.ledger.judge(w.last)
	environment, args := w.db.verify()
	if out, err := run(plainProgram(w), environment, args...); err != nil {
		w.crowd.ledger.fault("audit verify: %v\n%s", err, out)
	}
	w.report(when)
}

func (w *world) report(when string) {
	w.Helper()
	faults := w.crowd.ledger.takeFaults()
	if len(faults) == 0 {
		return
	}
	for _, s := range w.servers {
		if s != nil {
			w.Logf("a server said:\n%s", s.log.last())
		}
	}
	w.Fatalf("-seed %d: %s, %d faults:\n%s", *seed, when, len(faults), joinLines(faults))
}

// finish brings every instance to its end, in peace.
func (w *world) finish() {
	w.start(blow{})
	w.checkAnswers()
	w.crowd.more, w.crowd.finishing = false, true
	w.crowd.drive()
	for _, s := range w.servers {
		s.stop(w)
	}
	w.look("after the end")
	left := slices.DeleteFunc(slices.Clone(w.crowd.flows), func(f *flow) bool { return f.ended && len(f.pending) == 0 })
	if l := w.crowd.ledger; len(left) > 0 || l.count(unknown)+l.count(unchanged) > 0 {
		w.Errorf("%d instances do not go on to their end", len(left))
	}
}
