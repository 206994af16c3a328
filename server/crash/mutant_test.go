package crash

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"testing"
)

var tryMutants = flag.Bool("mutants", false, "build programs with a fault put in, and hold the rounds against them; takes long")

// mutantVariable names the fault that the programs of a run have.
const mutantVariable = "STATECRAFT_TEST_MUTANT"

// mutant is the program with one fault put in, to see whether the rounds notice.
type mutant struct {
	name  string
	about string
	edits []edit
}

func mutants() []mutant {
	return []mutant{
		{"early", "steps are acknowledged before they are committed", []edit{{
			"server/runner/writer.go", "return <-p.done", "if p.step.New == nil {\nreturn nil\n}\nreturn <-p.done",
		}}},
		{"forgets", "requests are not recorded", []edit{{
			"server/store/commit.go", "requests[n] = step.Request", "_ = n",
		}}},
		{"records-later", "requests are recorded after the commit", []edit{
			{"server/store/commit.go", "return noteRequests(ctx, tx, requests...)", "return nil"},
			{"server/store/commit.go", "	return failed(\"store a step\", err)", `	for _, step := range steps {
		if err == nil && step.Request != nil {
			step.Request.Result = step.result()
			err = noteRequests(ctx, s.write, step.Request)
		}
	}
	return failed("store a step", err)`},
		}},
		{"unguarded", "an instance is written whatever became of it meanwhile", []edit{
			{"server/store/bulk.go", "step.id AND instances.sequence = step.before", "step.id"},
			// The index guards it as well.
			{"server/store/migrations/postgres/0002_initial.tx.up.sql", "CREATE UNIQUE INDEX journal_by_instance", "CREATE INDEX journal_by_instance"},
		}},
		{"eventless", "the last step of a batch leaves no entry in the journal", []edit{{
			"server/store/commit.go", "if err := s.appendJournal(ctx, tx, head, rows); err != nil {",
			"kept := rows\nif len(rows) > 1 {\nkept = rows[:len(rows)-1]\n}\nif err := s.appendJournal(ctx, tx, head, kept); err != nil {",
		}}},
		{"halves", "tasks are written in a transaction of their own", []edit{{
			"server/store/commit.go", "if err := s.commitTasks(ctx, tx, steps); err != nil {",
			"if err := tx.Commit(); err != nil {\nreturn err\n}\nif tx, err = s.write.BeginTx(ctx, nil); err != nil {\nreturn err\n}\nif err := s.commitTasks(ctx, tx, steps); err != nil {",
		}}},
	}
}

// chosenMutant is the fault this run has; none mostly.
func chosenMutant() ([]edit, error) {
	name := os.Getenv(mutantVariable)
	if name == "" {
		return nil, nil
	}
	for _, m := range mutants() {
		if m.name == name {
			return m.edits, nil
		}
	}
	return nil, fmt.Errorf("there is no mutant %q", name)
}

// TestMutantsApply keeps the faults in step with the source.
func TestMutantsApply(t *testing.T) {
	for _, m := range mutants() {
		if _, err := overlay(append(momentEdits(), m.edits...)); err != nil {
			t.Errorf("%s: %v", m.name, err)
		}
	}
}

// TestMutants wants each fault to be found in ten rounds, by what is stored or
// answered.
func TestMutants(t *testing.T) {
	if !*tryMutants {
		t.Skip("ask for it with -mutants")
	}
	for _, m := range mutants() {
		t.Run(m.name, func(t *testing.T) {
			c := exec.Command(os.Args[0], "-test.v", "-test.run=^TestRounds$", fmt.Sprint("-rounds=", ordinaryRounds), fmt.Sprint("-seed=", *seed))
			c.Env = append(os.Environ(), mutantVariable+"="+m.name)
			out, err := c.CombinedOutput()
			found := regexp.MustCompile(`(?m)^.*after round \d+.*$`).Find(out)
			if err == nil || found == nil {
				t.Fatalf("survives: %s (%v)\n%s", m.about, err, out[max(0, len(out)-2000):])
			}
			t.Logf("%s: found %s", m.about, found)
		})
	}
}
