//go:build js

package scenario

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"syscall/js"
	"testing"
)

// TestMain makes of the test program, inside a page, one that plays the texts it
// is handed: window.scenario.play(name, text as base64) plays one twice, and
// window.scenario.played() gives what became of all of them, as JSON. The native
// side is browser_test.go. Without a page, under Node, the tests run as anywhere.
func TestMain(m *testing.M) {
	if js.Global().Get("document").IsUndefined() {
		os.Exit(m.Run())
	}
	all := map[string]played{}
	scenario := js.Global().Get("Object").New()
	scenario.Set("play", js.FuncOf(func(_ js.Value, args []js.Value) any {
		text, err := base64.StdEncoding.DecodeString(args[1].String())
		if err != nil {
			panic(err)
		}
		all[args[0].String()] = playTwice(text)
		return nil
	}))
	scenario.Set("played", js.FuncOf(func(js.Value, []js.Value) any {
		text, err := json.Marshal(all)
		if err != nil {
			panic(err)
		}
		return string(text)
	}))
	js.Global().Set("scenario", scenario)
	select {}
}
