package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
)

//go:embed migrations/postgres
var postgresMigrations embed.FS

// Connections to PostgreSQL: more only wait for each other. One that is idle for
// long may have been cut by what stands between.
const (
	postgresWriters  = 4
	postgresIdle     = 5 * time.Minute
	oldestPostgres   = 140000
	postgresDeadline = 10 * time.Second
)

// OpenPostgres opens the database behind a postgres:// address and brings its
// tables up to date. Several servers may use one at the same time.
func OpenPostgres(ctx context.Context, address string) (*Store, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		// What the library says quotes the address, and that may hold a password.
		return nil, errors.New("the address of the database cannot be read: it has the form postgres://user:password@host:5432/name")
	}
	maps.Copy(config.RuntimeParams, sessionSettings())
	// Bun writes values into the text of a query itself, so there is nothing to
	// prepare. Commits say otherwise for their own, see execBulk.
	config.DefaultQueryExecMode = pgx.QueryExecModeSimpleProtocol
	if err := preparePostgres(ctx, config); err != nil {
		return nil, err
	}
	return newStore(openPostgres(config, postgresWriters), openPostgres(readOnly(config), max(4, 2*runtime.NumCPU()))), nil
}

// sessionSettings are what every connection asks for, whatever the server, the
// database or the role have as their defaults. Bun quotes texts as the standard
// has it: with standard_conforming_strings off, a backslash would end them.
func sessionSettings() map[string]string {
	deadline := strconv.FormatInt(postgresDeadline.Milliseconds(), 10)
	return map[string]string{
		"application_name":                    "statecraft",
		"standard_conforming_strings":         "on",
		"synchronous_commit":                  "on",
		"default_transaction_isolation":       "read committed",
		"client_encoding":                     "UTF8",
		"timezone":                            "UTC",
		"datestyle":                           "ISO",
		"bytea_output":                        "hex",
		"statement_timeout":                   deadline,
		"idle_in_transaction_session_timeout": deadline,
	}
}

func readOnly(config *pgx.ConnConfig) *pgx.ConnConfig {
	config = config.Copy()
	config.RuntimeParams["default_transaction_read_only"] = "on"
	return config
}

func openPostgres(config *pgx.ConnConfig, connections int) *bun.DB {
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	db.SetConnMaxIdleTime(postgresIdle)
	return bun.NewDB(db, pgdialect.New())
}

// preparePostgres refuses a server that does not keep what it acknowledges, and
// brings the tables up to date. Servers that start together take turns, and a
// large table may take its time.
func preparePostgres(ctx context.Context, config *pgx.ConnConfig) error {
	config = config.Copy()
	config.RuntimeParams["statement_timeout"] = "0"
	db := openPostgres(config, 2) // one holds the turn
	defer db.Close()
	if err := checkPostgres(ctx, db.DB); err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("open the database: %w", reached(err))
	}
	defer conn.Close()      // and so ends its turn
	const turn = 0x73746174 // any number, the same in every release
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock(?)", turn); err != nil {
		return fmt.Errorf("wait for other servers that start: %w", err)
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(?)", turn)
	if err := migrateUp(ctx, db, postgresMigrations, "migrations/postgres", nil); err != nil {
		return failed("bring the database up to date", err)
	}
	return nil
}

// demands are settings that must be as they are here, and what is wrong where
// they are not.
func demands() []setting {
	const forgets = "it may forget what it has acknowledged; set it to on"
	return []setting{
		{"fsync", "on", forgets},
		{"full_page_writes", "on", forgets},
		{"synchronous_commit", "on", forgets},
		{"standard_conforming_strings", "on", "it reads texts in a way of its own; set it to on"},
		{"server_encoding", "UTF8", "it cannot keep every text; make the database with encoding UTF8"},
		{"in_recovery", "off", "it only follows another server; give the address of that one"},
	}
}

func checkPostgres(ctx context.Context, db *sql.DB) error {
	var version int
	if err := db.QueryRowContext(ctx, "SELECT current_setting('server_version_num')").Scan(&version); err != nil {
		return fmt.Errorf("the database cannot be reached: %w", reached(err))
	}
	if version < oldestPostgres {
		return fmt.Errorf("this is PostgreSQL %d: use version %d or newer", version/10000, oldestPostgres/10000)
	}
	for _, want := range demands() {
		got := "off"
		query := "SELECT current_setting('" + want.name + "')"
		if want.name == "in_recovery" {
			query = "SELECT CASE WHEN pg_is_in_recovery() THEN 'on' ELSE 'off' END"
		}
		if err := db.QueryRowContext(ctx, query).Scan(&got); err != nil {
			return fmt.Errorf("the database cannot be reached: %w", reached(err))
		}
		if got != want.value {
			return fmt.Errorf("this PostgreSQL has %s = %s: %s", want.name, got, want.reads)
		}
	}
	return nil
}

// reached says why a server is not reached, without its address and whoever
// signs in there.
func reached(err error) error {
	var refused *pgconn.PgError
	var name *net.DNSError
	var network *net.OpError
	switch {
	case errors.As(err, &refused):
		return fmt.Errorf("it refuses (%s, %s)", refused.Code, strings.TrimSpace(refused.Severity))
	case errors.As(err, &name):
		return errors.New("nobody knows the name of its machine; check --db")
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("no answer in time")
	case errors.As(err, &network):
		return fmt.Errorf("%w; check --db", errors.Unwrap(network))
	}
	return errors.New("no connection; check --db")
}

// isTemporaryInPostgres recognises lost connections, servers that start, stop, are
// full or only follow another one by now, and transactions that stood in each
// other's way.
func isTemporaryInPostgres(err error) bool {
	var connect *pgconn.ConnectError
	var refused *pgconn.PgError
	switch {
	case errors.As(err, &connect), isLost(err):
		return true
	case errors.As(err, &refused):
		return slices.ContainsFunc(temporaryCodes(), func(code string) bool { return strings.HasPrefix(refused.Code, code) })
	}
	return false
}

// isLost recognises a connection to PostgreSQL that was there and is gone.
func isLost(err error) bool {
	const terminated, crashed = "57P01", "57P02"
	var connect *pgconn.ConnectError
	var refused *pgconn.PgError
	var network *net.OpError
	switch {
	case errors.As(err, &connect):
		return false
	case errors.As(err, &refused):
		return refused.Code == terminated || refused.Code == crashed
	}
	lost := []error{driver.ErrBadConn, io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, pgconn.ErrConnClosed}
	return errors.As(err, &network) || pgconn.SafeToRetry(err) || slices.ContainsFunc(lost, func(l error) bool { return errors.Is(err, l) })
}

// temporaryCodes are SQLSTATEs, or the classes they begin with.
func temporaryCodes() []string {
	return []string{
		"08",    // connection
		"40",    // rolled back: deadlock, serialization
		"53",    // no resources: disk, memory, connections
		"57",    // shut down, not up yet, or a statement took too long
		"58",    // the system below
		"25006", // read-only
		"25P03", // idle for too long
		"55P03", // locked
	}
}
