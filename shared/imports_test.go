package shared_test

import (
	"testing"

	"statecraft/shared/house"
)

func TestImports(t *testing.T) {
	house.CheckImports(t, ".",
		house.Allow(house.Module+"/shared/...", house.Module+"/engine/..."),
		house.Refuse("app and server import shared, never the other way round: it is what both sides agree on", house.Module+"/..."),
		house.Allow("std").In("house"), // only tests link it
		house.Refuse("the browser links shared, and this works only on a host or weighs too much there",
			"os/...", "syscall/...", "net/http/...", "html/template", "text/template", "database/..."),
		house.Allow("std"),
		house.Allow("gonum.org/v1/gonum/graph/formats/dot/...").In("dot"),
		house.Refuse("the browser downloads every module shared uses; of them only shared/dot uses one, the DOT grammar", "..."),
	)
}
