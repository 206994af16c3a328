package settings

import (
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

// given makes sources of plain maps.
func given(flags, env map[string]string, file string) Sources {
	return Sources{
		Flag: func(name string) ([]string, bool) {
			text, ok := flags[name]
			return strings.Split(text, ","), ok
		},
		Env:  func(variable string) (string, bool) { text, ok := env[variable]; return text, ok },
		File: file, FileName: "s.toml",
	}
}

// samples has three values for every setting, all different from the default.
func samples() map[string][3]string {
	return map[string][3]string{
		"addr": {"127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3"}, "data": {"a", "b", "c"},
		"db":       {"postgres://a", "postgres://b", "postgres://c"},
		"tls-cert": {"a", "b", "c"}, "tls-key": {"a", "b", "c"}, "host": {"a.org,b.org", "b.org,c.org", "c.org,d.org"},
		"trusted-proxy": {"10.0.0.0/8,::1/128", "11.0.0.0/8", "12.0.0.0/8"},
		"log-level":     {"debug", "warn", "error"}, "log-format": {"text", "TEXT", "Text"},
		"metrics-addr":  {"127.0.0.1:4", "127.0.0.1:5", "127.0.0.1:6"},
		"otel-endpoint": {"http://a", "http://b", "http://c"}, "server": {"http://a", "http://b", "http://c"}, "key": {"a", "b", "c"},
		"demo": {"true", "true", "true"},
	}
}

// line writes a setting as a line of the file.
func line(s Setting, value string) string {
	switch s.Kind {
	case Switch:
		return s.Name + " = " + value + "\n"
	case List:
		return fmt.Sprintf("%s = [%q]\n", s.Name, strings.ReplaceAll(value, ",", "\", \""))
	}
	return fmt.Sprintf("%s = %q\n", s.Name, value)
}

// Every setting takes its value from the first source that has one, and says
// which that was.
func TestPrecedence(t *testing.T) {
	for _, row := range Table() {
		values := samples()[row.Name]
		for sources := range 8 {
			var flags, env map[string]string
			file, want, from := "", row.Default, "default"
			partner := map[string]string{"tls-cert": "tls-key = \"k\"\n", "tls-key": "tls-cert = \"c\"\n"}[row.Name]
			if sources&1 != 0 {
				file, want, from = "# a comment\n"+strings.ReplaceAll(line(row, values[0]), `\"`, `"`), values[0], "s.toml:2"
			}
			if sources&2 != 0 {
				env, want, from = map[string]string{Variable(row.Name): values[1]}, values[1], Variable(row.Name)
			}
			if sources&4 != 0 {
				flags, want, from = map[string]string{row.Name: values[2]}, values[2], "--"+row.Name
			}
			if sources != 0 {
				file += partner
			}
			s, err := Resolve(given(flags, env, file))
			if err != nil {
				t.Fatalf("%s from %03b: %v", row.Name, sources, err)
			}
			if row.Secret && want != "" {
				want = "***"
			}
			at := slices.IndexFunc(s.Origins, func(o Origin) bool { return o.Name == row.Name })
			if got := s.Origins[at]; got.Value != want || got.From != from {
				t.Errorf("%s from %03b is %+v, want %q from %s", row.Name, sources, got, want, from)
			}
		}
	}
}

func TestValuesAreRead(t *testing.T) {
	s, err := Resolve(given(
		map[string]string{"host": "Flow.Example.ORG.,b.example", "trusted-proxy": "10.1.2.3/8,192.0.2.7,::1"},
		map[string]string{"STATECRAFT_TLS_CERT": "c", "STATECRAFT_TLS_KEY": "k", "STATECRAFT_LOG_LEVEL": "Warn", "STATECRAFT_ADDR": "", "STATECRAFT_DB": "postgres://u:p@h/n"},
		"server = \"https://flow.example.org/\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(s.Hosts, []string{"flow.example.org", "b.example"}) {
		t.Errorf("the hosts are %q", s.Hosts)
	}
	want := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("192.0.2.7/32"), netip.MustParsePrefix("::1/128")}
	if !slices.Equal(s.TrustedProxies, want) {
		t.Errorf("the proxies are %v", s.TrustedProxies)
	}
	if !s.TLS() || s.LogLevel.String() != "WARN" || s.Addr != "127.0.0.1:8080" || s.DB.Reveal() != "postgres://u:p@h/n" || s.Server != "https://flow.example.org" {
		t.Errorf("read %+v", s)
	}
}

// Everything that is wrong is told, with its place, and no secret with it.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name       string
		flags, env map[string]string
		file       string
		says       []string
	}{
		{"unknown key", nil, nil, "addr = \"127.0.0.1:1\"\nadr = \"x\"\n", []string{`s.toml:2: there is no setting "adr"`}},
		{"unknown table", nil, nil, "[serve]\naddr = \"127.0.0.1:1\"\n", []string{`there is no setting "serve"`}},
		{"unknown part", nil, nil, "data = \"a\"\na.b.c = 1\n", []string{`s.toml:2: there is no setting "a"`}},
		{"long line", nil, nil, "\na." + strings.Repeat("a.", longestLine), []string{"s.toml:2: a line has at most"}},
		{"long file", nil, nil, strings.Repeat("# nothing\n", MaxFileBytes/10+1), []string{"s.toml: longer than"}},
		{"twice", nil, nil, "data = \"a\"\ndata = \"b\"\n", []string{"s.toml:2: this setting is given twice"}},
		{"no TOML", nil, nil, "\n\nkey = canary\n", []string{"s.toml:3: this is no TOML"}},
		{"wrong kind", nil, nil, "demo = \"yes\"\nhost = \"a\"\ndata = 7\ntrusted-proxy = [1]\n", []string{
			"s.toml:1: demo takes true or false", "s.toml:2: host takes a list", "s.toml:3: data takes a text in quotes", "s.toml:4: trusted-proxy takes a list"}},
		{"bad value in the file", nil, nil, "\nlog-level = \"loud\"\n", []string{`s.toml:2: log-level "loud" is no level`}},
		{"bad value in the environment", nil, map[string]string{"STATECRAFT_LOG_FORMAT": "xml"}, "", []string{`STATECRAFT_LOG_FORMAT "xml" is no format`}},
		{"bad flag", map[string]string{"addr": "8080"}, nil, "", []string{`--addr "8080" is no address: it takes host:port`}},
		{"no folder", map[string]string{"data": ""}, nil, "", []string{"--data must not be empty"}},
		{"no database", nil, map[string]string{"STATECRAFT_DB": "mysql://root:canary@h/n"}, "", []string{"STATECRAFT_DB is no address of a database"}},
		{"endpoint with password", map[string]string{"otel-endpoint": "https://u:canary@h"}, nil, "", []string{"--otel-endpoint carries a name or password"}},
		{"endpoint without scheme", map[string]string{"server": "localhost:8080"}, nil, "", []string{"--server is no address of a server"}},
		{"host with port", map[string]string{"host": "a.org:80"}, nil, "", []string{`--host "a.org:80" is no name`}},
		{"proxy of everybody", map[string]string{"trusted-proxy": "0.0.0.0/0"}, nil, "", []string{"trusts everybody"}},
		{"no proxy", map[string]string{"trusted-proxy": "proxy"}, nil, "", []string{`--trusted-proxy "proxy" is no range`}},
		{"demo for all", map[string]string{"demo": "true", "addr": ":80"}, nil, "", []string{"this machine only"}},
		{"demo behind a proxy", map[string]string{"demo": "true", "host": "a.org"}, nil, "", []string{"this machine only"}},
		{"half of TLS", map[string]string{"tls-cert": "c.pem"}, nil, "", []string{"belong together"}},
		{"many", map[string]string{"addr": "x"}, map[string]string{"STATECRAFT_LOG_LEVEL": "x"}, "adr = 1\n", []string{"--addr", "STATECRAFT_LOG_LEVEL", "s.toml:1: "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Resolve(given(c.flags, c.env, c.file))
			if err == nil {
				t.Fatalf("took it: %+v", s)
			}
			for _, fragment := range c.says {
				if !strings.Contains(err.Error(), fragment) {
					t.Errorf("lacks %q:\n%v", fragment, err)
				}
			}
			if n := strings.Count(err.Error(), "\n") + 1; n != len(c.says) {
				t.Errorf("%d lines for %d problems:\n%v", n, len(c.says), err)
			}
			if strings.Contains(err.Error(), "canary") {
				t.Errorf("tells a secret: %v", err)
			}
		})
	}
}

func TestTableIsWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range Table() {
		if seen[row.Name] || row.set == nil || strings.Count(row.Meaning, "`")%2 != 0 || row.Meaning == "" {
			t.Errorf("the row of %q is not whole", row.Name)
		}
		seen[row.Name] = true
	}
}

// Whatever a file says, there is an answer, and one that says no says where.
func FuzzFile(f *testing.F) {
	f.Add("addr = \"127.0.0.1:1\"\nhost = [\"a\", \"b\"] # two\n[x]\ny=1")
	f.Add("demo = true\n\ndata = '''\na'''")
	f.Add("a.b.c = {d=[[1]]}\n\"\" = 1\n[[q]]")
	f.Fuzz(func(t *testing.T, file string) {
		s, err := Resolve(given(nil, nil, file))
		if err == nil && len(s.Origins) != len(Table()) {
			t.Errorf("%d values", len(s.Origins))
		}
		if err == nil {
			return
		}
		for _, line := range strings.Split(err.Error(), "\n") {
			if !strings.HasPrefix(line, "s.toml:") && !strings.Contains(line, "set ") && !strings.Contains(line, "leave out") {
				t.Errorf("does not say where: %q", line)
			}
		}
	})
}
