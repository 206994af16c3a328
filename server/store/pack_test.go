package store

import (
	"bytes"
	"compress/flate"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// keptBodies are bodies as releases have written them, and what they say. They
// stay readable for ever; a new way to pack adds one.
func keptBodies() map[string]string {
	return map[string]string{
		"1: flate with dictionary1": "018ac611b8059989b8c3373923159c3709043222216796a8172be4672bc4941a181818281cde83ec5be46400080000ffff",
	}
}

const keptText = `[{"type":"signed","by":"pia","activation":1,"state":"check","ready":true,"outcome":"Approve","notes":"it's ok \u0000 ü"},{"type":"completed"}]`

func TestBodiesOfOldStayReadable(t *testing.T) {
	for how, kept := range keptBodies() {
		body, err := hex.DecodeString(kept)
		if err != nil {
			t.Fatal(err)
		}
		text, err := unpack(body)
		if err != nil || string(text) != keptText {
			t.Errorf("%s: %s, %v", how, text, err)
		}
	}
}

func TestStepsAreSmall(t *testing.T) {
	at := time.Date(2026, 3, 4, 12, 0, 0, 0, time.UTC)
	events := []engine.Event{
		{Kind: engine.Signed, At: at, By: "pia", Activation: 12, State: "check", Outcome: "Approve", Ready: true},
		{Kind: engine.StateLeft, At: at, Activation: 12, State: "check", Outcome: "Approve"},
		{Kind: engine.TransitionTaken, At: at, Activation: 12, State: "check", Transition: "check->pay"},
		{Kind: engine.StateEntered, At: at, Activation: 13, State: "pay", Tokens: []string{"check->pay"}},
		{Kind: engine.TaskOpened, At: at, Activation: 13, State: "pay"},
	}
	body, err := packEvents(events)
	if err != nil || len(body) > 100 {
		t.Errorf("%d bytes, %v", len(body), err)
	}
}

func TestDamagedBodiesAreRefused(t *testing.T) {
	body := pack([]byte(keptText))
	var bomb bytes.Buffer
	bomb.WriteByte(packedBody)
	w, err := flate.NewWriterDict(&bomb, flate.BestSpeed, []byte(dictionary1))
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range maxUnpacked>>20 + 1 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string][]byte{
		"nothing": nil, "cut": body[:len(body)-4], "only how": {packedBody}, "an unknown way": append([]byte{2}, body[1:]...), "too much": bomb.Bytes(),
	} {
		if text, err := unpack(bad); err == nil {
			t.Errorf("%s was read as %.100s", name, text)
		}
	}
	_, err = packEvents([]engine.Event{{Notes: strings.Repeat("x", maxUnpacked)}})
	if engine.CodeOf(err) != shared.CodeTooLarge {
		t.Errorf("more than can be read back: %v", err)
	}
}

func FuzzPack(f *testing.F) {
	for _, text := range []string{keptText, "{}", "[]", `{"name":"x"}`, "", "\x00"} {
		f.Add([]byte(text))
		f.Add(pack([]byte(text)))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		back, err := unpack(pack(text))
		if err != nil || !bytes.Equal(back, text) {
			t.Errorf("%q came back as %q (%v)", text, back, err)
		}
		if text, err := unpack(text); err == nil { // whatever it is, it ends well or is refused
			row := journalRow{Instance: 1, Body: text}
			events, err := row.events(new(unpacker))
			var syntax *json.SyntaxError
			if err == nil && len(text) > 0 && text[0] == plainDetail && len(events) > 0 || errors.As(err, &syntax) && json.Valid(text) {
				t.Errorf("%q became %v, %v", text, events, err)
			}
		}
	})
}
