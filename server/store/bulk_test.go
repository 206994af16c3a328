package store

import (
	"strings"
	"testing"
)

// A commit finds the rows it changes by a key or an index, also those that
// foreign keys make SQLite look for: no step gets slower with what is there.
func TestCommitsLookNothingThrough(t *testing.T) {
	s, _ := openForTest(t)
	for _, b := range s.bulks.all() {
		for _, size := range bulkSizes() {
			values := make([]any, size*len(b.row))
			rows, err := s.write.DB.Query("EXPLAIN QUERY PLAN "+b.text(size, false), values...)
			if err != nil {
				t.Fatal(err)
			}
			for rows.Next() {
				var id, parent, unused int
				var does string
				if err := rows.Scan(&id, &parent, &unused, &does); err != nil {
					t.Fatal(err)
				}
				what, scans := strings.CutPrefix(does, "SCAN ")
				if scans && what != "step" && !strings.Contains(what, "CONSTANT ROW") && !strings.HasSuffix(what, "VALUES CLAUSE") {
					t.Errorf("%s...: it looks through %s", b.begin, what)
				}
			}
			if err := rows.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
