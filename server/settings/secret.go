package settings

import (
	"fmt"
	"io"
	"log/slog"
)

// hidden is what every secret looks like.
const hidden = "***"

// Secret is a text nobody may see by accident: it prints as *** in every way
// there is, also as a part of something else. Only [Secret.Reveal] gives it away.
type Secret struct {
	// A pointer, because fmt shows the unexported fields of a struct that holds a
	// Secret in one of its own, and asks no method there.
	text *string
}

// NewSecret hides a text; the empty one is no secret.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{&text}
}

// Reveal gives the text, for whoever must know it.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// IsZero tells whether there is nothing to hide.
func (s Secret) IsZero() bool { return s.text == nil }

// String hides the text.
func (Secret) String() string { return hidden }

// Format hides the text from every verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// MarshalText hides the text from JSON, XML and TOML.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue hides the text from the log.
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }
