package shared

import (
	"strings"
	"testing"

	"statecraft/engine"
)

func TestNotesAreTidied(t *testing.T) {
	for given, want := range map[string]string{
		"":                              "",
		"  \n ":                         "",
		" new\r\n\tand better\n":        "new\n\tand better",
		strings.Repeat("ü", MostNote):   strings.Repeat("ü", MostNote),
		strings.Repeat(" ", 9999) + "x": "x",
	} {
		got, err := PublishDraft{Revision: 3, Note: given}.Tidied()
		if err != nil || got != (PublishDraft{Revision: 3, Note: want}) {
			t.Errorf("%q becomes %+v (%v)", given, got, err)
		}
		if again, err := got.Tidied(); err != nil || again != got {
			t.Errorf("%q becomes %+v (%v) the second time", given, again, err)
		}
	}
	for _, bad := range []string{strings.Repeat("ü", MostNote+1), "a\x00b", "a\rb", "\x1b[31m"} {
		if _, err := (PublishDraft{Note: bad}).Tidied(); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%q gives %v", bad, err)
		}
	}
}
