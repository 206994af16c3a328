package main

import (
	"testing"

	"statecraft/shared/house"
)

func TestImports(t *testing.T) {
	house.CheckImports(t, ".",
		house.Refuse("app runs in the browser; what both sides need belongs into shared", house.Module+"/app/..."),
		house.Refuse("the server sends our own start page; go-app is the browser's side", "github.com/maxence-charriere/go-app/..."),
		house.Refuse("conditions are evaluated in engine/expr, behind its guards, and nowhere else", "github.com/expr-lang/expr/..."),
		house.Allow("github.com/goccy/go-graphviz/...").In("render"),
		house.Refuse("Graphviz leaks, ignores deadlines and is not safe for concurrent use: only the children of server/render run it",
			"github.com/goccy/go-graphviz/..."),
		house.Allow("github.com/uptrace/bun/...", "modernc.org/sqlite/...", "database/sql/...").In("store"),
		house.Allow("modernc.org/sqlite/...", "database/sql/...").In("backup"), // looks at a database as a file, and never writes to one in use
		house.Allow("modernc.org/sqlite/...", "database/sql/...").In("bench"),  // the floor the store is measured against
		house.Refuse("only server/store speaks SQL, so that one place keeps transactions and guards right",
			"github.com/uptrace/bun/...", "modernc.org/sqlite/...", "database/sql/..."),
		house.Allow("github.com/prometheus/...", "go.opentelemetry.io/...").In("telemetry"),
		house.Allow("go.opentelemetry.io/proto/..."), // tests read what was sent
		house.Refuse("what wants to be watched declares an interface; server/telemetry is the one that measures, and keeps people out of it",
			"github.com/prometheus/...", "go.opentelemetry.io/..."),
		house.Allow("github.com/BurntSushi/toml/...").In("settings"),
		house.Refuse("settings come from one table, in server/settings", "github.com/BurntSushi/toml/..."),
		house.Allow("github.com/labstack/echo/...").In("api"),
		house.Refuse("only server/api speaks HTTP routes; the rest is called with plain values", "github.com/labstack/echo/..."),
	)
}
