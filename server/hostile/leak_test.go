package hostile

import (
	"regexp"
	"strings"
	"testing"
)

// tables are those of the database. Their names are words that people write, so
// only what looks like a query gives them away.
const tables = `(tasks|task_actors|involved|signed|handed_out|requests|workflow_rights|api_keys|keys|notes|journal|journal_head|users|groups|memberships|members|sessions|instances|workflows|drafts|versions|migrations?)`

// revealing is what no answer may contain, whoever asks whatever.
var revealing = regexp.MustCompile(strings.Join([]string{
	// stacks and insides of the program
	`goroutine \d`, `\.go:\d`, `\bruntime\.`, `panic`, `0x[0-9a-f]{8}`, `statecraft/(server|engine|shared)`, `\*engine\.`, `github\.com/`,
	// databases and queries
	`(?i:\b(select|insert into|update|delete from|from|join|truncate|create table|alter table)\s+["]?` + tables + `["]?\s+(where|set|values|on|as|order|limit|\())`,
	`SQLSTATE`, `(?i:sqlite)`, `(?i:\bpgx\b)`, `(?i:postgres)`, `(?i:\bbun\b)`, `(?i:SQL logic)`, `(?i:constraint failed)`, `duplicate key value`, `unrecognized token`,
	// places on the machine
	`/tmp/`, `/home/`, `/root/`, `/var/`, `/usr/`, `/dev/shm`, `/work/`, `[A-Z]:\\`, `statecraft\.db`,
	// passwords, however they are kept
	`\$argon2`, `\$2[aby]\$`, regexp.QuoteMeta(password),
}, "|"))

// search fails the test where an answer tells what none may.
func (s *site) search(t *testing.T, a *answer) {
	t.Helper()
	if found := revealing.FindString(a.raw); found != "" {
		t.Errorf("an answer tells %q:\n%.2000s", found, a.raw)
	}
	for name, secret := range s.secrets {
		if strings.Contains(a.raw, secret) {
			t.Errorf("an answer tells the %s:\n%.2000s", name, a.raw)
		}
	}
}

func TestRevealing(t *testing.T) {
	for _, text := range []string{
		"goroutine 12 [running]:", "server/api/body.go:12", "panic: nil", "0xc000123456", "open /tmp/x/statecraft.db: no such file",
		`SELECT "id" FROM "tasks" WHERE id = 1`, "insert into journal (id)", "SQL logic error: no such column", "ERROR: (SQLSTATE 42601)",
		"sqlite: database is locked", "dial postgres://x", "UNIQUE constraint failed: users.name", "$argon2id$v=19$m=64", "Password: " + password,
	} {
		if !revealing.MatchString(text) {
			t.Errorf("%q may be told", text)
		}
	}
	for _, text := range []string{
		"Choose one of the list of workflows.", "Take the task from the pool.", "update where people sign", "Select instances, then join groups.",
		"This is for people who are signed in, not for API keys.", "/api/v1/users", "a bundle of pandas",
	} {
		if found := revealing.FindString(text); found != "" {
			t.Errorf("%q in %q may not be told", found, text)
		}
	}
}
