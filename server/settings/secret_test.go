package settings

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// However a secret is printed, alone or within something, nobody reads it.
func TestSecretsStayHidden(t *testing.T) {
	const canary = "canary-7Fq"
	secret := NewSecret(canary)
	type inside struct {
		Open   Secret
		closed Secret
		Link   *Secret
	}
	values := map[string]any{
		"alone": secret, "pointer": &secret, "list": []Secret{secret}, "map": map[string]Secret{"a": secret},
		"struct": inside{secret, secret, &secret}, "error": fmt.Errorf("no way in with %v", secret), "settings": Settings{DB: secret},
	}
	var printed bytes.Buffer
	for name, value := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%T", "%08.3f", "%!"} {
			fmt.Fprintf(&printed, name+" "+verb+"\n", value)
		}
		fmt.Fprintln(&printed, value)
		if text, err := json.Marshal(value); err == nil {
			printed.Write(text)
		}
		if text, err := xml.Marshal(value); err == nil {
			printed.Write(text)
		}
		for _, h := range []slog.Handler{slog.NewJSONHandler(&printed, nil), slog.NewTextHandler(&printed, nil)} {
			slog.New(h).With("with", value).WithGroup("g").Error("said", "value", value, slog.Group("in", "it", value))
		}
	}
	fmt.Fprint(&printed, errors.Join(fmt.Errorf("%w: %s", errors.ErrUnsupported, secret)))
	for _, form := range []string{canary, fmt.Sprintf("%x", canary), fmt.Sprintf("%X", canary)} {
		if strings.Contains(printed.String(), form) {
			t.Errorf("printed %q", form)
		}
	}
	if !strings.Contains(printed.String(), "alone ***\n") || !strings.Contains(printed.String(), `"***"`) {
		t.Error("does not show that something is hidden")
	}
	if secret.Reveal() != canary || secret.IsZero() || !NewSecret("").IsZero() || (Secret{}).Reveal() != "" {
		t.Error("the secret itself got lost")
	}
}
