package telemetry

import (
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// NewLog makes a log that writes a line for each record from the level on: an
// object of JSON, or text.
func NewLog(out io.Writer, level slog.Level, asText bool) *slog.Logger {
	options := &slog.HandlerOptions{Level: level}
	if asText {
		return slog.New(slog.NewTextHandler(out, options))
	}
	return slog.New(slog.NewJSONHandler(out, options))
}

// hidden stands where something was taken out.
const hidden = "***"

// Hide gives a writer that takes every occurrence of the texts out of what it
// passes on. It is a second fence: whoever writes a secret is wrong already, but
// libraries put into errors what they like. Texts are looked for within one
// Write, and a log writes a line with one.
func Hide(out io.Writer, texts ...string) io.Writer {
	return &hider{out: out, hide: replacer(texts)}
}

// HideError is an error that says the same without the texts.
func HideError(err error, texts ...string) error {
	if err == nil {
		return nil
	}
	return &hiddenError{err: err, text: replacer(texts).Replace(err.Error())}
}

// replacer puts something else in the place of the texts, in plain text and in
// lines of JSON.
func replacer(texts []string) *strings.Replacer {
	var all []string
	for _, text := range texts {
		if text == "" {
			continue
		}
		all = append(all, text)
		if quoted, err := json.Marshal(text); err == nil {
			all = append(all, string(quoted[1:len(quoted)-1]))
		}
	}
	// The longest first: one may be a part of another.
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, text := range all {
		pairs = append(pairs, text, hidden)
	}
	return strings.NewReplacer(pairs...)
}

type hider struct {
	out  io.Writer
	hide *strings.Replacer
}

func (h *hider) Write(line []byte) (int, error) {
	if _, err := io.WriteString(h.out, h.hide.Replace(string(line))); err != nil {
		return 0, err
	}
	return len(line), nil
}

// hiddenError keeps its cause for those who ask what kind it is.
type hiddenError struct {
	err  error
	text string
}

func (e *hiddenError) Error() string { return e.text }

func (e *hiddenError) Unwrap() error { return e.err }

// DatabaseSecrets lists what must not be seen of a postgres:// address: all of
// it, who signs in and where. Names everybody knows are no secrets and would make
// other lines unreadable.
func DatabaseSecrets(address string) []string {
	if address == "" {
		return nil
	}
	config, err := pgconn.ParseConfig(address)
	if err != nil {
		return []string{address}
	}
	texts := []string{address, config.Password}
	names := []string{config.User, config.Database}
	servers := []*pgconn.FallbackConfig{{Host: config.Host, Port: config.Port}}
	for _, server := range append(servers, config.Fallbacks...) {
		texts = append(texts, net.JoinHostPort(server.Host, strconv.Itoa(int(server.Port))))
		names = append(names, server.Host)
	}
	for _, name := range names {
		ip := net.ParseIP(name)
		if len(name) > 3 && name != "statecraft" && name != "postgres" && name != "localhost" && (ip == nil || !ip.IsLoopback()) {
			texts = append(texts, name)
		}
	}
	return texts
}
