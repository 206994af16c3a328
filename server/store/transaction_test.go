package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// Whoever hangs up before the commit is sent has changed nothing, and that is
// known.
func TestHangingUpBeforeTheCommit(t *testing.T) {
	s, _ := openForTest(t)
	for _, rest := range []time.Duration{0, 50 * time.Millisecond} { // the second is undone by then
		ctx, hangUp := context.WithCancel(t.Context())
		err := s.change(ctx, "try", func(ctx context.Context, tx bun.Tx) error {
			_, err := tx.NewInsert().Model(&noteRow{Name: "half", Value: "done"}).Exec(ctx)
			hangUp()
			time.Sleep(rest)
			return err
		})
		if engine.CodeOf(err) != shared.CodeUnavailable || errors.Is(err, ErrUnknown) {
			t.Errorf("after %v: %v", rest, err)
		}
		if value, err := s.Note(t.Context(), "half"); value != "" || err != nil {
			t.Errorf("%q is left (%v)", value, err)
		}
	}
	if _, err := s.write.NewInsert().Model(&noteRow{Name: "whole", Value: "done"}).Exec(t.Context()); err != nil {
		t.Errorf("the connection is spoiled: %v", err)
	}
}

func FuzzTaskCursor(f *testing.F) {
	for _, text := range []string{"1.1-1", "", ".", "1.", ".1-1", "-1.1-1", "1.1-1.1-1", "253402300800000000.1-1", "99999999999999999999.1-1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, id, err := direction{}.parseTask(text)
		if err != nil {
			if engine.CodeOf(err) != engine.CodeInvalid {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		again := direction{}.taskCursor(&taskRow{Instance: id.Instance, Activation: id.Activation, OpenedAt: at})
		back, same, err := direction{}.parseTask(again)
		if err != nil || same != id || !back.Equal(at) {
			t.Errorf("%q became %q, and that %v %v (%v)", text, again, back, same, err)
		}
	})
}
