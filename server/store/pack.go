package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/klauspost/compress/flate"

	"statecraft/engine"
	"statecraft/shared"
)

// Bodies of journal entries are JSON, compressed against a text that has the
// words of events in it: a step takes about 80 bytes instead of 400. The first
// byte says how a body is kept. What has once been written this way must stay
// readable, so a dictionary is never edited; a better one gets a number of its
// own.
const (
	plainBody   = '[' // uncompressed JSON begins with it, or with the next
	plainDetail = '{'
	packedBody  = 1
)

const dictionary1 = `{"display":"","permissions":["admin","operator","designer","participant","viewer"],"disabled":true,"groups":["","revision":` +
	`"incident":{"code":"no-match","message":"","states":["stuck","budget","expression","nobody-can-act"],"leaving":true}}` +
	`"role-bound","role":"","actors":["user:group:anyone"],"task-resolved","people":["task-assigned","task-claimed","by":"","task-released",` +
	`"task-delegated","from":{"name":""},"to":"","for":"","notes":"","decided","skipped","moved","retried","suspended","resumed","cancelled",` +
	`"data":{"amount":,"currency":"EUR"},"data-set","end-reached","activation-cancelled","token-cancelled","incident-raised","incident-resolved",` +
	`{"type":"completed"}][{"type":"started","by":""},{"type":"signed","by":"","activation":1,"state":"","ready":true,"outcome":"Approve"` +
	`"Reject""Done"},{"type":"state-left","activation":2,"state":"","outcome":""},{"type":"transition-taken","activation":3,"state":"",` +
	`"transition":"->"},{"type":"state-entered","activation":4,"state":"","tokens":["->"]},{"type":"task-opened","activation":5,"state":""}]`

// pack compresses the text of a body. Without a compressor that keeps a state:
// to make one ready for the next body takes longer than these short texts.
func pack(text []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, 64+len(text)/3))
	out.WriteByte(packedBody)
	if err := flate.StatelessDeflate(out, text, true, []byte(dictionary1)); err != nil {
		return text
	}
	return out.Bytes()
}

// maxUnpacked bounds what a body may become.
const maxUnpacked = 64 << 20

func unpack(body []byte) (json.RawMessage, error) { return new(unpacker).unpack(body) }

// unpacker reads bodies one after the other; to begin anew for each takes longer
// than most of them.
type unpacker struct{ reader io.ReadCloser }

func (u *unpacker) unpack(body []byte) (json.RawMessage, error) {
	if len(body) > 0 && (body[0] == plainBody || body[0] == plainDetail) {
		return body, nil
	}
	if len(body) == 0 || body[0] != packedBody {
		return nil, fmt.Errorf("an entry of the journal is kept in a way this version does not know")
	}
	from, dictionary := bytes.NewReader(body[1:]), []byte(dictionary1)
	if again, ok := u.reader.(flate.Resetter); !ok {
		u.reader = flate.NewReaderDict(from, dictionary)
	} else if err := again.Reset(from, dictionary); err != nil {
		return nil, fmt.Errorf("read an entry of the journal: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(u.reader, maxUnpacked+1))
	if err != nil || len(text) > maxUnpacked {
		return nil, fmt.Errorf("an entry of the journal is damaged: %w", cmp.Or(err, bytes.ErrTooLarge))
	}
	return text, nil
}

// packEvents packs the events of one command. They carry one moment, which the
// entry keeps for them.
func packEvents(events []engine.Event) ([]byte, error) {
	bare := make([]engine.Event, len(events))
	for n := range events {
		bare[n] = events[n]
		bare[n].At = time.Time{}
	}
	text, err := encode("events", bare)
	if err == nil && len(text) > maxUnpacked {
		err = &engine.Error{Code: shared.CodeTooLarge, Message: "This is more than one step may bring. Send less at once."}
	}
	if err != nil {
		return nil, err
	}
	return pack(text), nil
}

// events unpacks what an entry of an instance says.
func (r *journalRow) events(u *unpacker) ([]engine.Event, error) {
	if r.Instance == 0 {
		return nil, nil
	}
	text, err := u.unpack(r.Body)
	if err != nil {
		return nil, err
	}
	var events []engine.Event
	if err := decode("events", text, &events); err != nil {
		return nil, err
	}
	for n := range events {
		if events[n].At.IsZero() {
			events[n].At = time.UnixMicro(r.At).UTC()
		}
	}
	return events, nil
}
