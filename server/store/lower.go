package store

import (
	"database/sql/driver"
	"fmt"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// knowLetters has SQLite know letters in lower case that English does not have;
// its own function leaves "Ä" as it is. It counts for connections opened later.
var knowLetters = sync.OnceValue(func() error {
	return sqlite.RegisterDeterministicScalarFunction("lower", 1, func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
		switch text := args[0].(type) {
		case nil:
			return nil, nil
		case string:
			return strings.ToLower(text), nil
		default:
			return strings.ToLower(fmt.Sprint(text)), nil
		}
	})
})
