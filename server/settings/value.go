package settings

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// The functions here read the text of one value. What they say continues a
// sentence that begins with where the value stands.

func text(field func(*Settings) *string) func(*Settings, []string) error {
	return func(s *Settings, value []string) error {
		*field(s) = value[0]
		return nil
	}
}

func needed(field func(*Settings) *string) func(*Settings, []string) error {
	return func(s *Settings, value []string) error {
		if value[0] == "" {
			return errors.New("must not be empty")
		}
		*field(s) = value[0]
		return nil
	}
}

func demo(s *Settings, value []string) (err error) {
	if s.Demo, err = strconv.ParseBool(value[0]); err != nil {
		return fmt.Errorf("%q is neither true nor false", value[0])
	}
	return nil
}

func address(field func(*Settings) *string) func(*Settings, []string) error {
	return func(s *Settings, value []string) error {
		if value[0] != "" {
			if _, port, err := net.SplitHostPort(value[0]); err != nil || port == "" {
				return fmt.Errorf("%q is no address: it takes host:port, such as 127.0.0.1:8080", value[0])
			}
		}
		*field(s) = value[0]
		return nil
	}
}

func endpoint(field func(*Settings) *string) func(*Settings, []string) error {
	return func(s *Settings, value []string) error {
		if value[0] != "" {
			u, err := url.Parse(value[0])
			switch {
			case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "":
				return errors.New("is no address of a server: it takes one such as https://flow.example.org")
			case u.User != nil:
				return errors.New("carries a name or password: leave them out, this value is shown")
			}
		}
		*field(s) = strings.TrimSuffix(value[0], "/")
		return nil
	}
}

// database tells nothing of the value: it may hold a password.
func database(s *Settings, value []string) error {
	if address := value[0]; address != "" && !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		return errors.New("is no address of a database: it has the form postgres://user:password@host:5432/name, and without it the data folder is used")
	}
	s.DB = NewSecret(value[0])
	return nil
}

// hostName is a name of DNS in lower case.
var hostName = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)

func hosts(s *Settings, value []string) error {
	for _, name := range value {
		lower := strings.ToLower(strings.TrimSuffix(name, "."))
		_, err := netip.ParseAddr(strings.Trim(lower, "[]"))
		if isAddress := err == nil; !isAddress && !hostName.MatchString(lower) {
			return fmt.Errorf("%q is no name of a host: it takes one without port, such as flow.example.org", name)
		}
		s.Hosts = append(s.Hosts, strings.Trim(lower, "[]"))
	}
	return nil
}

func proxies(s *Settings, value []string) error {
	for _, text := range value {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			var single netip.Addr
			if single, err = netip.ParseAddr(text); err == nil {
				prefix = netip.PrefixFrom(single, single.BitLen())
			}
		}
		if err != nil {
			return fmt.Errorf("%q is no range of addresses: it takes one such as 10.0.0.0/8 or 192.0.2.7", text)
		}
		if prefix.Bits() == 0 {
			return fmt.Errorf("%q trusts everybody: name the proxies", text)
		}
		s.TrustedProxies = append(s.TrustedProxies, prefix.Masked())
	}
	return nil
}

func logLevel(s *Settings, value []string) error {
	levels := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
	level, known := levels[strings.ToLower(value[0])]
	if !known {
		return fmt.Errorf("%q is no level: it takes debug, info, warn or error", value[0])
	}
	s.LogLevel = level
	return nil
}

func logFormat(s *Settings, value []string) error {
	s.LogFormat = LogFormat(strings.ToLower(value[0]))
	if s.LogFormat != LogJSON && s.LogFormat != LogText {
		return fmt.Errorf("%q is no format of the log: it takes json or text", value[0])
	}
	return nil
}
