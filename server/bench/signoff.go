package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"time"

	"github.com/alexedwards/argon2id"

	"statecraft/server/api"
	"statecraft/server/auth"
	"statecraft/server/store"
	"statecraft/server/stream"
	"statecraft/shared"
	"statecraft/web"
)

// signOffs compares how long people wait for a sign-off through HTTP, asked by
// another process, with how long Submit takes for as many callers.
func signOffs(ctx context.Context, r *report, d database) error {
	h, err := d.newHouse(ctx)
	if err != nil {
		return err
	}
	defer h.store.Close()
	o, err := h.openOffice(ctx)
	if err != nil {
		return err
	}
	defer o.server.Close()
	for _, callers := range []int{1} {
		if err := o.compare(ctx, r, d, callers); err != nil {
			return err
		}
	}
	return nil
}

// office is a house that answers HTTP.
type office struct {
	*house
	server  *http.Server
	address string
	cookie  string
}

func (h *house) openOffice(ctx context.Context) (*office, error) {
	const password = "a password for the bench"
	weak := argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
	hash, err := argon2id.CreateHash(password, &weak)
	if err != nil {
		return nil, err
	}
	groups := []shared.Group{{Name: "finance"}}
	users := []store.NewUser{{User: shared.User{Name: "ann", Groups: []string{"finance"}, Permissions: ann().Sets}, Password: hash}}
	if err := h.store.AddPeople(ctx, store.Server(), groups, users, time.Now()); err != nil {
		return nil, err
	}
	people, err := auth.New(auth.Options{Store: h.store, Now: time.Now, Params: weak})
	if err != nil {
		return nil, err
	}
	files, err := web.Files()
	if err != nil {
		return nil, err
	}
	assets, err := api.LoadAssets(files)
	if err != nil {
		return nil, err
	}
	hub, err := stream.New(ctx, api.NewJournal(h.store), stream.Options{})
	if err != nil {
		return nil, err
	}
	handler, err := api.New(api.Options{
		Auth: people, Store: h.store, Runner: h.Runner, Assets: assets, Hub: hub, Now: time.Now,
		Log: slog.New(slog.DiscardHandler), Version: "bench", Loopback: true,
	})
	if err != nil {
		return nil, err
	}
	cookie, err := people.SignIn(ctx, auth.From{Address: "127.0.0.1"}, shared.SignIn{User: "ann", Password: password})
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	o := &office{house: h, server: &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute}, address: listener.Addr().String(), cookie: cookie}
	go func() { _ = o.server.Serve(listener) }()
	return o, nil
}

// visit is what the process of the signers is told.
type visit struct {
	Address, Cookie string
	Callers         int
}

// instancesEach is how many instances a caller signs in, in turn: a workflow of
// people has tens of steps and not thousands.
const instancesEach = 64

func (o *office) compare(ctx context.Context, r *report, d database, callers int) error {
	signers, err := sendSigners(visit{Address: o.address, Cookie: o.cookie, Callers: callers})
	if err != nil {
		return err
	}
	defer signers.close()
	var ratios []float64
	var submits, signs []pace
	for range rounds {
		list, err := o.walkers(ctx, 2*callers*instancesEach)
		if err != nil {
			return err
		}
		inside, outside := list[:len(list)/2], list[len(list)/2:]
		turns := make([]int, callers)
		submit, err := drive(callers, func(n int) error {
			turns[n]++
			return inside[n*instancesEach+turns[n]%instancesEach].step(ctx)
		})
		if err != nil {
			return err
		}
		sign, err := signers.sign(outside)
		if err != nil {
			return err
		}
		submits, signs = append(submits, submit), append(signs, sign)
		ratios = append(ratios, float64(sign.p99)/float64(submit.p99))
	}
	slices.Sort(ratios)
	submit, sign := middle(submits), middle(signs)
	r.atMost(fmt.Sprintf("%s, %d callers, p99 by HTTP of Submit's", d.name, callers), ratios[rounds/2], 2.5,
		fmt.Sprintf("%.0f/s, p50 %s, p99 %s; Submit %.0f/s, p50 %s, p99 %s", sign.perSecond, short(sign.p50), short(sign.p99),
			submit.perSecond, short(submit.p50), short(submit.p99)))
	return nil
}

func short(d time.Duration) time.Duration { return d.Round(10 * time.Microsecond) }

// signers are a process that signs when told to.
type signers struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *json.Decoder
}

// asSigners tells this program to be the signers.
const asSigners = "STATECRAFT_BENCH_SIGNERS"

func sendSigners(v visit) (*signers, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	s := &signers{command: exec.Command(self)}
	s.command.Env = append(os.Environ(), asSigners+"=yes")
	s.command.Stderr = os.Stderr
	if s.in, err = s.command.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	s.out = json.NewDecoder(out)
	if err := s.command.Start(); err != nil {
		return nil, err
	}
	return s, json.NewEncoder(s.in).Encode(v)
}

// sign has them sign in these instances for a while and tells how they fared.
func (s *signers) sign(walkers []*walker) (pace, error) {
	var instances []int64
	for _, w := range walkers {
		instances = append(instances, w.instance)
	}
	if err := json.NewEncoder(s.in).Encode(instances); err != nil {
		return pace{}, err
	}
	var p measuredPace
	err := s.out.Decode(&p)
	return pace{perSecond: p.PerSecond, p50: p.P50, p99: p.P99}, err
}

func (s *signers) close() { _ = errors.Join(s.in.Close(), s.command.Wait()) }

type measuredPace struct {
	PerSecond float64
	P50, P99  time.Duration
}

// beSigners is the life of that process.
func beSigners() error {
	in := json.NewDecoder(os.Stdin)
	var v visit
	if err := in.Decode(&v); err != nil {
		return err
	}
	lines := make([]*line, v.Callers)
	for n := range lines {
		var err error
		if lines[n], err = v.dial(); err != nil {
			return err
		}
	}
	for {
		var instances []int64
		if in.Decode(&instances) != nil {
			return nil // that was all
		}
		turns := make([]int, v.Callers)
		p, err := drive(v.Callers, func(n int) error {
			turn := turns[n]
			turns[n]++
			return lines[n].sign(instances[n*instancesEach+turn%instancesEach], 1+turn/instancesEach)
		})
		if err != nil {
			return err
		}
		if err := json.NewEncoder(os.Stdout).Encode(measuredPace{p.perSecond, p.p50, p.p99}); err != nil {
			return err
		}
	}
}

// line is one connection of a signer, used the plainest way: what a client does
// besides is not what is measured.
type line struct {
	v    *visit
	conn net.Conn
	in   *bufio.Reader
}

func (v *visit) dial() (*line, error) {
	conn, err := net.Dial("tcp", v.Address)
	if err != nil {
		return nil, err
	}
	return &line{v: v, conn: conn, in: bufio.NewReader(conn)}, nil
}

func (l *line) sign(instance int64, activation int) error {
	const body = `{"revision":1}`
	_, err := fmt.Fprintf(l.conn, "POST /api/v1/tasks/%d-%d/complete HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nX-Statecraft: bench\r\n"+
		"Cookie: statecraft=%s\r\nContent-Length: %d\r\n\r\n%s", instance, activation, l.v.Address, l.v.Cookie, len(body), body)
	if err != nil {
		return err
	}
	answer, err := http.ReadResponse(l.in, nil)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("a sign-off was answered %s: %s", answer.Status, text)
	}
	return err
}
