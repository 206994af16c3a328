package say

import (
	"syscall/js"

	"statecraft/shared/text"
)

// language reads what language.js of the start page has fetched. Without texts the
// page is in English.
func language() *text.Language {
	texts := js.Global().Get("statecraftTexts")
	if texts.Type() != js.TypeString || texts.String() == "" {
		return nil
	}
	l, err := text.Read([]byte(texts.String()))
	if err != nil {
		js.Global().Get("console").Call("error", err.Error())
		return nil
	}
	js.Global().Delete("statecraftTexts") // read once; the program keeps it
	return l
}

// locale is the language with its region, such as "de-AT".
func locale() string { return js.Global().Get("document").Get("documentElement").Get("lang").String() }
