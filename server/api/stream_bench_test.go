package api

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"statecraft/server/auth"
	"statecraft/server/store"
	"statecraft/server/store/storetest"
	"statecraft/server/stream"
	"statecraft/shared"
)

const (
	manyListeners = 10_000
	// asListeners tells the test program to be the listeners of an address; their
	// cookies come on its standard input.
	asListeners = "STATECRAFT_LISTENERS"
)

// BenchmarkStreams has many listen over real connections, from a process of
// their own, and tells what each costs the server, and what hearing costs.
func BenchmarkStreams(b *testing.B) {
	x := serve(b, storetest.SQLite(b))
	hub, err := stream.New(b.Context(), NewJournal(x.store), stream.Options{MostPerPerson: manyListeners})
	if err != nil {
		b.Fatal(err)
	}
	x.server.Hub, x.server.pace = hub, usualPace()
	ctx, stop := context.WithCancel(context.Background())
	go hub.Run(ctx, x.store.Grown())
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: x.echo, ReadTimeout: 30 * time.Second, WriteTimeout: 60 * time.Second}
	go func() { _ = server.Serve(listener) }()
	x.publishExpense()
	cookies := x.manyCookies()
	before, goroutines := memory(), runtime.NumGoroutine()
	listeners, heard := listenApart(b, listener.Addr().String(), cookies)
	for hub.Count() < manyListeners {
		time.Sleep(10 * time.Millisecond)
	}
	taken, running := float64(memory()-before), float64(runtime.NumGoroutine()-goroutines)
	for b.Loop() {
		x.startExpense("paul")
		if _, err := heard.ReadString('\n'); err != nil { // all have
			b.Fatal(err)
		}
	}
	busy := processorTime()
	idle := time.Now()
	time.Sleep(2 * x.server.pace.asking)
	b.ReportMetric(taken/manyListeners, "B/listener")
	b.ReportMetric(running/manyListeners, "goroutines/listener")
	b.ReportMetric((processorTime()-busy).Seconds()/time.Since(idle).Seconds(), "cores/asking-again")
	stop()
	_ = listeners.Process.Kill()
	_ = server.Close()
}

// manyCookies signs viewers in, each in as many browsers as one may have.
func (x *site) manyCookies() []string {
	x.t.Helper()
	const each = 80
	var viewers []store.NewUser
	for n := range manyListeners / each {
		viewers = append(viewers, store.NewUser{User: shared.User{Name: fmt.Sprint("viewer-", n), Permissions: []shared.PermissionSet{shared.Viewer}}, Password: x.passwordHash()})
	}
	if err := x.store.AddPeople(x.t.Context(), store.Server(), nil, viewers, x.now); err != nil {
		x.t.Fatal(err)
	}
	var cookies []string
	for n := range manyListeners {
		from := auth.From{Address: fmt.Sprintf("10.0.%d.%d", n/200, n%200)}
		secret, err := x.auth.SignIn(x.t.Context(), from, shared.SignIn{User: viewers[n/each].Name, Password: password})
		if err != nil {
			x.t.Fatal(err)
		}
		cookies = append(cookies, secret)
	}
	return cookies
}

// memory is what heap and stacks take after a collection.
func memory() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// listenApart starts the listeners; they write a line whenever all have heard a
// change.
func listenApart(b *testing.B, address string, cookies []string) (*exec.Cmd, *bufio.Reader) {
	b.Helper()
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	command := exec.Command(self, "-test.run=^$")
	command.Env = append(os.Environ(), asListeners+"="+address)
	command.Stdin = strings.NewReader(strings.Join(cookies, "\n"))
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := command.Start(); err != nil {
		b.Fatal(err)
	}
	return command, bufio.NewReader(out)
}

// beListeners is the life of the process of the listeners.
func beListeners(address string) error {
	changes := make(chan struct{}, manyListeners)
	room := make(chan struct{}, 100) // that connect at a time
	var failed sync.Once
	for cookies := bufio.NewScanner(os.Stdin); cookies.Scan(); {
		room <- struct{}{}
		cookie := cookies.Text()
		go func() {
			err := listenPlainly(address, cookie, changes, func() { <-room })
			failed.Do(func() { fmt.Fprintln(os.Stderr, "a listener is gone:", err) })
		}()
	}
	for n := 1; ; n++ {
		<-changes
		if n%manyListeners == 0 {
			fmt.Println(n / manyListeners)
		}
	}
}

func listenPlainly(address, cookie string, changes chan<- struct{}, connected func()) error {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := fmt.Fprintf(c, "GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: statecraft=%s\r\n\r\n", shared.PathStream, cookie); err != nil {
		return err
	}
	buffer := make([]byte, 2048)
	for first := true; ; first = false {
		n, err := c.Read(buffer)
		if err != nil {
			return err
		}
		if first {
			connected()
			if !strings.HasPrefix(string(buffer[:n]), "HTTP/1.1 200") {
				return fmt.Errorf("answered %s", buffer[:n])
			}
		}
		for range bytes.Count(buffer[:n], []byte("event: change")) {
			changes <- struct{}{}
		}
		if bytes.Contains(buffer[:n], []byte("\r\n0\r\n")) {
			return io.EOF
		}
	}
}
