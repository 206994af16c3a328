// Command app is the page: compiled to WebAssembly it draws everything behind
// the start page in web. This package only says which page belongs to which
// address; the pages are in ui, drawing in canvas and editor, calls in client.
package main

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/shell"
)

func main() {
	for _, r := range routes() {
		app.RouteWithRegexp(pattern(r.path), r.page)
	}
	app.RouteWithRegexp(".*", func() app.Composer { return &shell.NotFound{} })
	app.RunWhenOnBrowser()
}
