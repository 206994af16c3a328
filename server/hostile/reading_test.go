package hostile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadTheme(t *testing.T) {
	const whole = "# A theme.\nserver demo\n\n-- one\nas pia\nPOST /a\nX: y\n\n{\"a\":\n\n1}\n=> 422 invalid line=1 field=a\nhas b c\n\n-- two\nGET /b\n=> 200\n"
	theme, err := read(t, whole)
	if err != nil || theme.server != demo || len(theme.records) != 2 {
		t.Fatalf("%+v, %v", theme, err)
	}
	r := theme.records[0]
	if r.line != 4 || r.as != "pia" || r.target != "/a" || r.header[0] != (pair{"X", "y"}) || r.body != "{\"a\":\n\n1}" ||
		r.status != 422 || r.code != "invalid" || r.places != "field=a line=1" || r.checks[0] != (pair{"has", "b c"}) {
		t.Errorf("read as %+v", r)
	}
	for name, text := range map[string]string{
		"a stray line":       "hello\n",
		"a request alone":    "-- one\nGET\n",
		"no answer":          "-- one\nGET /a\n",
		"no status":          "-- one\nGET /a\n=> fine\n",
		"no code":            "-- one\nGET /a\n=> 404\n",
		"no header":          "-- one\nGET /a\nnothing\n=> 200\n",
		"a server too late":  whole + "\nserver demo\n",
		"a line after blank": "-- one\nGET /a\n=> 200\n\nhas x\n",
	} {
		if _, err := read(t, text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func read(t *testing.T, text string) (*theme, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "theme.txt")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readTheme(file)
}

func TestExpand(t *testing.T) {
	for text, want := range map[string]string{
		"$a-$b":        "1-$b",
		"<<3*[>>x":     "[[[x",
		"<<2*$a>>":     "11",
		"<<hex:00ff>>": "\x00\xff",
		"a << b >> c":  "a << b >> c",
		"${a} $1 $":    "${a} $1 $",
	} {
		if got := expand(text, map[string]string{"a": "1"}); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := strings.Count(expand("<<1000*{},>>", nil), "{},"); got != 1000 {
		t.Errorf("repeated %d times", got)
	}
}
