package render

import (
	"bytes"
	"errors"
	"io"
	"testing"
)

func TestFrames(t *testing.T) {
	tests := []struct {
		name string
		sent []byte
		want string
		err  error // nil is any error where want is empty
	}{
		{"whole", []byte("\x00\x00\x00\x03abc"), "abc", nil},
		{"nothing more", nil, "", io.EOF},
		{"ends in the length", []byte("\x00\x00"), "", io.ErrUnexpectedEOF},
		{"ends after the length", []byte("\x00\x00\x00\x03"), "", nil},
		{"ends in the content", []byte("\x00\x00\x00\x03ab"), "", io.ErrUnexpectedEOF},
		{"as long as allowed", append([]byte{0, 0, 0, 8}, "12345678"...), "12345678", nil},
		{"longer than allowed", append([]byte{0, 0, 0, 9}, "123456789"...), "", errFrame},
		{"four gigabytes", []byte("\xff\xff\xff\xff"), "", errFrame},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			const limit = 8
			got, err := readFrame(bytes.NewReader(test.sent), limit)
			if string(got) != test.want || (err == nil) != (test.want != "") {
				t.Errorf("got %q, %v", got, err)
			}
			if test.err != nil && !errors.Is(err, test.err) {
				t.Errorf("got %v, want %v", err, test.err)
			}
		})
	}
}

func FuzzReadFrame(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x03abc"))
	f.Add([]byte("\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, sent []byte) {
		const limit = 16
		payload, err := readFrame(bytes.NewReader(sent), limit)
		if err != nil {
			return
		}
		var written bytes.Buffer
		if err := writeFrame(&written, payload); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(sent, written.Bytes()) || len(payload) > limit {
			t.Errorf("%x was read as %x", sent, payload)
		}
	})
}
