package store

import (
	"encoding/json"
	"fmt"
)

// encode gives the text a value is kept as. It goes into the column as it is:
// equal content is equal text, on every database.
func encode(what string, value any) (json.RawMessage, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", what, err)
	}
	return text, nil
}

func decode(what string, text json.RawMessage, value any) error {
	if err := json.Unmarshal(text, value); err != nil {
		return fmt.Errorf("decode %s: %w", what, err)
	}
	return nil
}
