package dot

import (
	"bytes"
	"fmt"
	"sort"

	"statecraft/engine"
	"statecraft/shared"
)

// source is the text that is read; it knows which line a byte is on.
type source struct {
	text  []byte
	lines []int // offset of the first byte of each line, made when first asked
}

// place gives the 1-based line and byte column of an offset.
func (s *source) place(offset int) (line, column int) {
	if s.lines == nil {
		s.lines = []int{0}
		for at := 0; ; {
			next := bytes.IndexByte(s.text[at:], '\n')
			if next < 0 {
				break
			}
			at += next + 1
			s.lines = append(s.lines, at)
		}
	}
	line = sort.SearchInts(s.lines, offset+1)
	return line, offset - s.lines[line-1] + 1
}

func (s *source) line(offset int) int {
	line, _ := s.place(offset)
	return line
}

// refuse is the error for a text that is no DOT we read, at an offset.
func (s *source) refuse(offset int, format string, args ...any) *engine.Error {
	line, column := s.place(offset)
	return &engine.Error{
		Code:    shared.CodeSyntax,
		Message: fmt.Sprintf("Line %d, column %d: ", line, column) + fmt.Sprintf(format, args...),
		Line:    line,
		Column:  column,
	}
}

// tooLarge is the error for a text past a limit, at the offset it is passed.
func (s *source) tooLarge(offset int, format string, args ...any) *engine.Error {
	err := s.refuse(offset, format, args...)
	err.Code = shared.CodeTooLarge
	return err
}
