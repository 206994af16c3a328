package expr

// Type is the type of a name or of a result.
type Type string

const (
	Any     Type = "any"     // known only when it runs
	Text    Type = "text"    // string; dates are text "2026-11-20" and compare as such
	Number  Type = "number"  // float64; an amount of money counts as its number
	Boolean Type = "boolean" // bool
	List    Type = "list"    // []any
)

// Names declares what a source may read.
type Names map[string]Type

// Error says why a source is refused.
type Error struct {
	Message string // a sentence for people
	Column  int    // 1-based byte of the source; 0 where it has no place
}

func (e *Error) Error() string { return e.Message }
