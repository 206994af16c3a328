package telemetry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// A library's error with everything in it that must not be seen.
func TestNothingHiddenIsLogged(t *testing.T) {
	const address = `postgres://canaryuser:canary%2F%22pw@db7.internal:5433,10.9.8.7:5432/canarybase?sslmode=require`
	said := fmt.Errorf("failed to connect to `user=canaryuser database=canarybase`: %w",
		errors.New(`db7.internal:5433 (10.9.8.7): refused; tried `+address+` with canary/"pw`))
	for _, asText := range []bool{false, true} {
		var out bytes.Buffer
		log := NewLog(Hide(&out, DatabaseSecrets(address)...), slog.LevelDebug, asText)
		log.With("where", "db7.internal:5433").Error("no database: "+said.Error(), "error", said, slog.Group("g", "canaryuser", 1))
		for _, secret := range []string{"canary", "db7", "5433", "10.9.8.7"} {
			if strings.Contains(out.String(), secret) {
				t.Errorf("tells %q: %s", secret, out.String())
			}
		}
		if !strings.Contains(out.String(), "no database") || !asText && !json.Valid(out.Bytes()) {
			t.Errorf("is no line any more: %s", out.String())
		}
	}
}

func TestCommonNamesStayReadable(t *testing.T) {
	var out bytes.Buffer
	log := NewLog(Hide(&out, DatabaseSecrets("postgres://statecraft@127.0.0.1:5432/statecraft")...), slog.LevelWarn, false)
	log.Info("below the level")
	log.Warn("statecraft listens", "addr", "127.0.0.1:8080")
	if got := out.String(); strings.Contains(got, hidden) || strings.Contains(got, "below") || !strings.Contains(got, "127.0.0.1:8080") {
		t.Error(got)
	}
	if texts := DatabaseSecrets(""); len(texts) != 0 {
		t.Errorf("without an address %q", texts)
	}
}

func TestErrorsSayTheSame(t *testing.T) {
	err := HideError(fmt.Errorf("no way in with canary: %w", errors.ErrUnsupported), "canary", "")
	if err.Error() != "no way in with ***: unsupported operation" || !errors.Is(err, errors.ErrUnsupported) || HideError(nil, "x") != nil {
		t.Errorf("got %v", err)
	}
}
