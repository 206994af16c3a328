package store

import (
	"context"
	"errors"
)

// ExecWriter runs a statement on the connection that writes, for tests that spoil
// its settings.
func ExecWriter(ctx context.Context, s *Store, statement string) error {
	_, err := s.write.ExecContext(ctx, statement)
	return err
}

// PostgresSetting tells what the connections of either side have.
func PostgresSetting(ctx context.Context, s *Store, name string) (writer, reader string, err error) {
	err1 := s.write.QueryRowContext(ctx, "SELECT current_setting(?)", name).Scan(&writer)
	err2 := s.read.QueryRowContext(ctx, "SELECT current_setting(?)", name).Scan(&reader)
	return writer, reader, errors.Join(err1, err2)
}
