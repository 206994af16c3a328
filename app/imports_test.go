package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"statecraft/shared/house"
)

const goApp = "github.com/maxence-charriere/go-app/..."

func TestImports(t *testing.T) {
	house.CheckImports(t, ".",
		house.Refuse("the browser reaches the server by its API only; what both sides need belongs into shared", house.Module+"/server/..."),
		house.Refuse("0.9 MB more to download: call fetch through app/client", "net/http/..."),
		house.Refuse("0.8 MB more to download: build elements with go-app", "html/template", "text/template"),
		house.Refuse("the editor is pure, so that its tests run without a browser: drawing belongs into app/canvas, pages into app/ui",
			goApp, "syscall/js", house.Module+"/app/ui/...", house.Module+"/app/canvas/...", house.Module+"/app/client/...").In("editor"),
		house.Refuse("the client knows requests and answers, no components: those call it", house.Module+"/app/ui/...", house.Module+"/app/canvas/...").In("client"),
		house.Allow(house.Module+"/app/ui/say").In("canvas"), // what it draws is read, too
		house.Refuse("the canvas draws and turns gestures into commands; talking to the server is the page's part",
			house.Module+"/app/ui/...", house.Module+"/app/client/...").In("canvas"),
		house.Allow("github.com/chromedp/...").In("bench"), // drives the browser; nobody downloads it
		house.Allow("std", house.Module+"/...", goApp),
		house.Refuse("everybody who opens the page downloads every module it uses, and 2.4 MB is all it may weigh", "..."),
	)
}

// linked refuses what must not reach the browser, not even through others.
var linked = []house.Rule{
	house.Refuse("the server's code must not be downloadable", house.Module+"/server/..."),
	house.Refuse("it is for tests", house.Module+"/shared/house", "github.com/chromedp/..."),
	house.Refuse("reflection keeps the linker from dropping code: 0.8 MB more to download", "html/template", "text/template"),
	house.Refuse("the browser has no database", "database/sql", "github.com/uptrace/..."),
	house.Refuse("the browser serves nothing", "github.com/labstack/..."),
	house.Refuse("whoever reads English would download the German texts: the server sends them to those who read them",
		house.Module+"/shared/text/german"),
	house.Refuse("dates, numbers and languages: 0.2 MB more to download for what the browser knows; app/ui/say asks it", "golang.org/x/text/..."),
	house.Refuse("Graphviz runs on the server, in a process of its own", "github.com/goccy/go-graphviz/..."),
}

func TestImportsOfThePage(t *testing.T) {
	list := exec.Command("go", "list", "-deps", ".")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatalf("listing what the page links: %v", err)
	}
	packages := strings.Fields(string(out))
	if !slices.Contains(packages, house.Module+"/engine") {
		t.Fatalf("the page does not link the engine; is this its main package?\n%s", out)
	}
	for _, name := range packages {
		if why := house.Refusal("main.go", name, linked...); why != "" {
			t.Errorf("the page links %s: %s", name, why)
		}
	}
}
