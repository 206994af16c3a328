package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Wrong usage and input that cannot be read: always exit code 2, one clear line,
// never the whole usage, and nothing on standard output.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.json")
	if err := os.WriteFile(huge, make([]byte, maxFileBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "folder.dot")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	const approval = "testdata/input/approval.dot"
	cases := []struct {
		name, line, stdin, message string
	}{
		{"no such command", "dance", "", `unknown command "dance" for "statecraft"; see statecraft --help`},
		{"no such flag", "check --loud x.dot", "", `unknown flag: --loud; see statecraft check --help`},
		{"check without file", "check", "", `requires at least 1 arg(s), only received 0; see statecraft check --help`},
		{"convert without file", "convert -o x.json", "", `accepts 1 arg(s), received 0; see statecraft convert --help`},
		{"play two files", "play a.dot b.dot", "", `accepts 1 arg(s), received 2; see statecraft play --help`},
		{"version of what", "version 7", "", `unknown command "7" for "statecraft version"; see statecraft version --help`},
		{"flag without value", "play " + approval + " --steps", "", `flag needs an argument: --steps; see statecraft play --help`},

		{"serve what", "serve now", "", `unknown command "now" for "statecraft serve"; see statecraft serve --help`},
		{"no such part of a command", "user dance", "", `unknown command "dance" for "statecraft user"; see statecraft user --help`},
		{"restore without file", "restore", "", `accepts 1 arg(s), received 0; see statecraft restore --help`},
		{"copy to nowhere", "db copy ./data", "", `accepts 2 arg(s), received 1; see statecraft db copy --help`},
		{"days that are no number", "key create --days soon", "", `invalid argument "soon" for "--days" flag`},
		{"key of nobody", "key create --name n", "", `say whose key it is with --user`},

		{"missing file", "check nowhere.dot", "", `nowhere.dot: there is no such file`},
		{"folder", "check " + folder, "", `folder.dot: is a directory`},
		{"unknown ending", "check notes.txt", "", `notes.txt: the name ends in none of .dot, .gv and .json`},
		{"too long", "check " + huge, "", `longer than 8388608 bytes`},
		{"no DOT", "check testdata/input/broken.dot", "", `testdata/input/broken.dot:2:`},
		{"undirected", "check testdata/input/undirected.dot", "", `testdata/input/undirected.dot:1:1:`},
		{"no JSON", "check testdata/input/cut.json", "", `testdata/input/cut.json:1:24: The JSON text ends too early.`},
		{"unknown field", "check testdata/input/unknown.json", "", `testdata/input/unknown.json:3:26: There is no field "colour" in /states/0`},
		{"DOT from a pipe", "check -", "digraph {", `standard input:1:`},

		{"convert nowhere", "convert " + approval, "", `say where to write: -o FILE, or -o - for standard output`},
		{"convert to nothing known", "convert " + approval + " -o x.svg", "", `x.svg: the name ends in none of .dot, .gv and .json; add --to dot or --to json`},
		{"convert to a wrong format", "convert " + approval + " -o x.json --to svg", "", `--to is "svg"; it can be dot or json`},
		{"convert from a wrong format", "convert " + approval + " -o x.json --from svg", "", `--from is "svg"; it can be dot or json`},
		{"convert a pipe", "convert - -o x.json", "", `"-" has no name that tells its format; add --from dot or --from json`},
		{"convert into a pipe", "convert " + approval + " -o -", "", `"-" has no name that tells its format; add --to dot or --to json`},
		{"convert a missing file", "convert nowhere.dot -o x.json", "", `nowhere.dot: there is no such file`},
		{"convert what is no JSON", "convert - --from json -o x.dot", "{}{}", `standard input:1:3: This is not valid JSON.`},

		{"play a missing file", "play nowhere.dot", "", `nowhere.dot: there is no such file`},
		{"play what does not compile", "play testdata/input/problems.dot", "", `testdata/input/problems.dot cannot run until its problems are mended`},
		{"play what does not parse", "play testdata/input/broken.dot", "", `testdata/input/broken.dot:2:`},
		{"play missing steps", "play " + approval + " --steps nowhere.jsonl", "", `nowhere.jsonl: there is no such file`},
		{"play wrong steps", "play " + approval + " --steps -", "[]", `standard input:1: The steps cannot be played; mend these lines.`},
		{"one pipe for two", "play - --steps -", "", `standard input can hold the workflow or the steps, not both`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := cli(c.stdin, strings.Fields(c.line)...)
			if code != exitInput {
				t.Errorf("ends with %d, want %d", code, exitInput)
			}
			if !strings.Contains(errs, c.message) {
				t.Errorf("says\n%swant %s", errs, c.message)
			}
			if out != "" || strings.Contains(errs, "Usage:") {
				t.Errorf("prints too much: %s%s", out, errs)
			}
			if _, err := os.Stat("x.json"); err == nil {
				t.Error("wrote x.json")
			}
		})
	}
}

// What cannot be done for another reason is no fault of the input.
func TestConvertThatCannotBeWritten(t *testing.T) {
	out := filepath.Join(t.TempDir(), "no", "folder.json")
	_, errs, code := cli("", "convert", "testdata/input/approval.dot", "-o", out)
	if code != exitRefused || !strings.Contains(errs, "folder.json: ") {
		t.Errorf("ends with %d: %s", code, errs)
	}
}
