package shelf

// store is where a shelf writes to. Every answer comes exactly once.
type store interface {
	// write takes over a batch, all of it or nothing.
	write(batch, func(error))
	read(key string, answer func(data []byte, ok bool, err error))
	// keys lists the keys with a prefix.
	keys(prefix string, answer func(keys []string, err error))
	// later calls a function when the page has done what it is doing.
	later(func())
}
