package runner

import "os"

// Ballast has the garbage collector wait until some 128 MB are there, as long as
// the caller keeps it. A command leaves much garbage and little that lives: with
// the few megabytes of a small server Go would collect every few hundred commands,
// and each time a few of them would take twice as long. It is memory that nobody
// writes to, so the system never has to give it. Where GOGC is set, that counts
// and this is empty.
func Ballast() []byte {
	const size = 64 << 20
	if os.Getenv("GOGC") != "" {
		return nil
	}
	return make([]byte, size)
}
