package hostile

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// unpackedBytes is what each packed flood would become. It is small on the way,
// and nobody should unpack it to find that out.
const unpackedBytes = 64 << 20

// floods are packed bodies by the name of their packing.
func floods(t *testing.T) map[string]string {
	t.Helper()
	packed := map[string]string{}
	for name, pack := range map[string]func(io.Writer) io.WriteCloser{
		"gzip":    func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
		"deflate": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
		"br":      func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotli.BestSpeed) },
	} {
		var text bytes.Buffer
		w := pack(&text)
		blanks := bytes.Repeat([]byte(" "), 1<<20)
		for range unpackedBytes >> 20 {
			if _, err := w.Write(blanks); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		packed[name] = text.String()
	}
	return packed
}

// testFloods sends all of them at once, by somebody who may sign in and by nobody,
// honestly named and not. None is unpacked, and others are answered meanwhile.
func testFloods(t *testing.T, s *site, packed map[string]string) {
	var requests []string
	var codes []string
	add := func(code, target, body string, more ...string) {
		requests = append(requests, s.request(t, "pia", "POST", target, "", append(more, "Content-Length: "+number(len(body)))...)+body)
		codes = append(codes, code)
	}
	const start, check, signIn = "/api/v1/workflows/expense/instances", "/api/v1/check", "/api/v1/session"
	for name, body := range packed {
		for _, target := range []string{start, check, signIn} {
			for _, spelling := range []string{name, strings.ToUpper(name), "x-" + name, "identity, " + name, name + ", " + name} {
				add("unsupported-type", target, body, "Content-Type: application/json", "Content-Encoding: "+spelling)
			}
			add("unsupported-type", target, body, "Content-Type: application/"+name)
			// Not said to be packed, it is no text, or too long for somebody who is
			// not known yet.
			code := "syntax"
			if target == signIn && len(body) > 16<<10 {
				code = "too-large"
			}
			add(code, target, body, "Content-Type: application/json")
		}
	}
	me := s.request(t, "fred", "GET", "/api/v1/me", "")
	for range 10 {
		requests, codes = append(requests, me), append(codes, "")
	}
	for n, a := range s.atOnce(t, requests) {
		if codes[n] == "" {
			if a.StatusCode != 200 {
				t.Errorf("meanwhile somebody was told %s", a.raw)
			}
			continue
		}
		if p, err := problemOf(a); err != nil || string(p.Code) != codes[n] {
			t.Errorf("want %s: %v %.300q: %s", codes[n], err, requests[n], a.raw)
		}
	}
}

// mostMemory is what the program may have taken at its worst, in bytes. One body
// at a time may become MaxWeight of strictjson and its copies; all of them at once
// must not.
const mostMemory = 1 << 30

// testHeavyBodies sends many texts at once that are small and become large. Each
// is refused, for its weight or because there are too many; others are answered
// meanwhile, and the memory stays bounded.
func testHeavyBodies(t *testing.T, s *site) {
	heavy := s.request(t, "pia", "POST", "/api/v1/check", `{"states":[`+strings.Repeat("{},", 340_000)+`{}]}`)
	me := s.request(t, "fred", "GET", "/api/v1/me", "")
	var requests []string
	for range 30 {
		requests = append(requests, heavy, me)
	}
	for n, a := range s.atOnce(t, requests) {
		busy := a.StatusCode == 503 && a.Header.Get("Retry-After") != ""
		if want := map[string]int{heavy: 413, me: 200}[requests[n]]; a.StatusCode != want && (!busy || requests[n] == me) {
			t.Errorf("status %d, want %d: %.500s", a.StatusCode, want, a.raw)
		}
	}
	if took := s.peak(t); took > mostMemory {
		t.Errorf("the program has taken %d MiB at its worst", took>>20)
	}
}

// peak is the most memory the program has had, where the system tells.
func (s *site) peak(t *testing.T) (bytes int) {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Pid))
	if err != nil {
		t.Skip("the system does not tell how much memory a process has had")
	}
	for line := range strings.Lines(string(text)) {
		if n, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			if _, err := fmt.Sscanf(n, "%d kB", &bytes); err != nil {
				t.Fatal(err)
			}
			return bytes << 10
		}
	}
	t.Fatal("the system does not say how much memory a process has had")
	return 0
}
