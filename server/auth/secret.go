package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// secret is 256 random bits as text for a URL or a cookie.
func secret() string {
	var b [32]byte
	// It cannot fail: where the system has no randomness, the program ends.
	_, _ = rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// hashOf is what is stored of a secret. Plain SHA-256 is enough: nobody guesses
// 256 bits, so nothing needs to be slow.
func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
