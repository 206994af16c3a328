package settings

import (
	"log/slog"
	"net/netip"
)

// Settings are the values in force.
type Settings struct {
	Addr           string
	Data           string
	DB             Secret // a postgres:// address; zero for SQLite in Data
	Demo           bool
	TLSCert        string
	TLSKey         string
	Hosts          []string
	TrustedProxies []netip.Prefix
	LogLevel       slog.Level
	LogFormat      LogFormat
	MetricsAddr    string
	OTelEndpoint   string
	Server         string
	Key            Secret

	// Origins tell for each row of the table, in its order, where the value comes
	// from.
	Origins []Origin
}

// TLS tells whether the server itself speaks https.
func (s *Settings) TLS() bool { return s.TLSCert != "" }

// LogFormat is how lines of the log are written.
type LogFormat string

const (
	LogJSON LogFormat = "json" // an object a line, for machines
	LogText LogFormat = "text" // for people
)

// Kind is what a value looks like.
type Kind int

const (
	Text   Kind = iota
	Switch      // true or false
	List        // texts; in flags and environment divided by commas
)

// Setting is a row of the table.
type Setting struct {
	// Name is that of the flag, and the key in the file.
	Name    string
	Kind    Kind
	Default string
	// Secret says that the value must not be shown.
	Secret bool
	// Meaning is one phrase; what is quoted with backticks in it names the value.
	Meaning string

	// set reads a value that was given. Its error continues "NAME ".
	set func(s *Settings, value []string) error
}

// Table lists every setting there is.
func Table() []Setting {
	return []Setting{
		{Name: "addr", Default: "127.0.0.1:8080", Meaning: "listen on `HOST:PORT`",
			set: address(func(s *Settings) *string { return &s.Addr })},
		{Name: "data", Default: "./data", Meaning: "keep everything in `FOLDER`",
			set: needed(func(s *Settings) *string { return &s.Data })},
		{Name: "db", Secret: true, Meaning: "use the PostgreSQL at `ADDRESS`, such as postgres://user:password@host/name, instead of SQLite in the data folder",
			set: database},
		{Name: "demo", Kind: Switch, Default: "false", Meaning: "demo mode: examples, a cast of users, this machine only",
			set: demo},
		{Name: "tls-cert", Meaning: "speak https with the certificate chain in `FILE` (PEM)",
			set: text(func(s *Settings) *string { return &s.TLSCert })},
		{Name: "tls-key", Meaning: "the key of the certificate, in `FILE` (PEM)",
			set: text(func(s *Settings) *string { return &s.TLSKey })},
		{Name: "host", Kind: List, Meaning: "answer to `NAME` and this machine's own names only; may be repeated",
			set: hosts},
		{Name: "trusted-proxy", Kind: List, Meaning: "believe proxies at `CIDR` for whom they call; may be repeated",
			set: proxies},
		{Name: "log-level", Default: "info", Meaning: "log from `LEVEL` on: debug, info, warn or error",
			set: logLevel},
		{Name: "log-format", Default: "json", Meaning: "write the log as `FORMAT`: json or text",
			set: logFormat},
		{Name: "metrics-addr", Meaning: "serve /metrics on `HOST:PORT`, to everybody who reaches it",
			set: address(func(s *Settings) *string { return &s.MetricsAddr })},
		{Name: "otel-endpoint", Meaning: "send traces to the collector at `URL`, by OTLP over HTTP",
			set: endpoint(func(s *Settings) *string { return &s.OTelEndpoint })},
		{Name: "server", Meaning: "talk to the running server at `URL`",
			set: endpoint(func(s *Settings) *string { return &s.Server })},
		{Name: "key", Secret: true, Meaning: "show `KEY`, an API key, to the running server",
			set: func(s *Settings, v []string) error { s.Key = NewSecret(v[0]); return nil }},
	}
}
