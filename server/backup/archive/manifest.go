package archive

import (
	"encoding/json"
	"errors"
	"regexp"
	"time"

	"statecraft/server/strictjson"
)

// format is the number of the form described here. Another form gets another.
const format = 1

// Names of the files in a backup, in their order.
const (
	manifestName = "manifest.json"
	databaseName = "statecraft.db"
)

// Manifest says what a backup holds.
type Manifest struct {
	Format int `json:"format"` // set by [Pack]
	// Version is that of the program that made it, Change the newest change of the
	// tables it knew.
	Version string    `json:"version"`
	Change  string    `json:"change"`
	At      time.Time `json:"at"`
	// Entries is how far the journal goes, Head the hash of its last entry in hex.
	Entries int64  `json:"entries"`
	Head    string `json:"head"`
	// Bytes and SHA256 are those of the database.
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func (m *Manifest) encode() ([]byte, error) {
	text, err := json.MarshalIndent(m, "", "  ")
	return append(text, '\n'), err
}

var hexHash = regexp.MustCompile(`^([0-9a-f]{64})?$`)

func decodeManifest(text []byte) (*Manifest, error) {
	m := new(Manifest)
	if err := strictjson.Decode(text, m); err != nil {
		return nil, Damaged("its manifest cannot be read")
	}
	switch {
	case m.Format != format:
		return nil, errors.New("it was made by a newer release: restore it with that one")
	case m.Bytes <= 0 || m.Entries < 0 || m.At.IsZero() || len(m.SHA256) != 64 || !hexHash.MatchString(m.SHA256) || !hexHash.MatchString(m.Head):
		return nil, Damaged("its manifest cannot be read")
	}
	return m, nil
}
