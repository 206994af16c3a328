package render

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Parent and child exchange frames: a length of four bytes, most significant
// first, then that many bytes. Both sides refuse what is longer than they
// expect before they make room for it.
const (
	maxSettings = 4 << 10
	maxRequest  = 8 << 20
	maxAnswer   = 32 << 20
)

// errFrame says the other side does not keep to the protocol.
var errFrame = errors.New("render: a frame is longer than allowed")

func writeFrame(w io.Writer, payload []byte) error {
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(payload)), uint32(len(payload)))
	if _, err := w.Write(append(frame, payload...)); err != nil {
		return fmt.Errorf("render: write a frame: %w", err)
	}
	return nil
}

// readFrame gives io.EOF when the other side has closed the pipe between two
// frames, and another error when it did so within one.
func readFrame(r io.Reader, limit int) ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	length := binary.BigEndian.Uint32(head[:])
	if uint64(length) > uint64(limit) {
		return nil, errFrame
	}
	payload := make([]byte, length)
	if _, err := io.ReadFull(r, payload); err != nil {
		return nil, fmt.Errorf("render: read a frame: %w", err)
	}
	return payload, nil
}

// verdict is the first byte of an answer.
type verdict byte

const (
	verdictDone   verdict = 'd' // the layout follows
	verdictMemory verdict = 'm' // the graph needs too much memory
	verdictFailed verdict = 'f' // the reason follows, for the log
)
