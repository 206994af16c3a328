package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// secret is 256 random bits as text for a URL or a cookie.
func secret() string {
	var b [32]byte
	// It cannot fail: where the system has no randomness, the program ends.
	_, _ = rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// newID names something that is no secret: nobody else's is likely to have it.
func newID() string {
	var b [8]byte
	_, _ = rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// readable is a password for people to type off a screen: 100 random bits in
// letters and digits that are not taken for each other.
func readable() string {
	text := strings.ToLower(rand.Text()[:20]) // base32 has no 0, 1, 8 or 9
	return text[:5] + "-" + text[5:10] + "-" + text[10:15] + "-" + text[15:]
}

// hashOf is what is stored of a secret. Plain SHA-256 is enough: nobody guesses
// 256 bits, so nothing needs to be slow.
func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
