package store

import "context"

// Size is how many bytes the database takes, what is free in it included.
func (s *Store) Size(ctx context.Context) (int64, error) {
	query := "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
	if isPostgres(s.read) {
		query = "SELECT pg_database_size(current_database())"
	}
	var size int64
	err := s.read.NewRaw(query).Scan(ctx, &size)
	return size, failed("measure the database", err)
}
