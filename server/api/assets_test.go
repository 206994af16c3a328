package api

import (
	"bytes"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"statecraft/shared"
)

func packed(t *testing.T, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func withAssets(t *testing.T, files fstest.MapFS) *site {
	t.Helper()
	x := open(t)
	assets, err := LoadAssets(files)
	if err != nil {
		t.Fatal(err)
	}
	x.server.Assets = assets
	return x
}

func TestEveryPageIsTheStartPage(t *testing.T) {
	x := open(t)
	for _, path := range shared.Pages() {
		path = strings.NewReplacer(":key", "expense", ":version", "1", ":id", "1-1").Replace(path)
		w := x.do(exchange{method: "GET", path: path})
		check(t, exchange{status: 200, has: []string{"<title>Statecraft</title>", `href="/web/style.`}, lacks: []string{"{{"}}, w)
		if w.Header().Get("Content-Type") != "text/html; charset=UTF-8" || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

func TestALinkThatLeadsNowhereShowsThePage(t *testing.T) {
	x := open(t)
	html := map[string]string{"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
	w := x.do(exchange{method: "GET", path: "/no/such/page", header: html})
	if w.Code != 404 || !strings.Contains(w.Body.String(), "<title>") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, path := range []string{"/api/v1/nothing", "/web/nothing.css"} {
		check(t, exchange{path: path, status: 404, code: shared.CodeNotFound}, x.do(exchange{method: "GET", path: path, header: html}))
	}
}

func TestAssetsByHash(t *testing.T) {
	style := strings.Repeat("p { color: red }\n", 200)
	program := strings.Repeat("\x00asm", 10_000)
	x := withAssets(t, fstest.MapFS{
		"index.html":    {Data: []byte(`{{asset "style.css"}} {{ asset "app.wasm" }} {{asset "icons/a.svg"}}`)},
		"style.css":     {Data: []byte(style)},
		"app.wasm.br":   {Data: packed(t, program)},
		"icons/a.svg":   {Data: []byte("<svg/>")},
		"both.js":       {Data: []byte("plain()")},
		"both.js.br":    {Data: packed(t, "plain()")},
		"unknown.thing": {Data: []byte("?")},
	})
	index := x.do(exchange{method: "GET", path: "/"}).Body.String()
	found := regexp.MustCompile(`^/web/style\.[0-9a-f]{16}\.css /web/app\.[0-9a-f]{16}\.wasm /web/icons/a\.[0-9a-f]{16}\.svg$`)
	if !found.MatchString(index) {
		t.Fatalf("the start page is %q", index)
	}
	addresses := strings.Fields(index)
	for _, c := range []struct {
		path, accept, encoding, kind, content string
		kept                                  bool
	}{
		{addresses[0], "", "", "text/css; charset=utf-8", style, true},
		{addresses[0], "gzip, br", "br", "text/css; charset=utf-8", style, true},
		{addresses[1], "gzip, deflate, br, zstd", "br", "application/wasm", program, true},
		{addresses[1], "gzip", "", "application/wasm", program, true},
		{addresses[1], "br;q=0", "", "application/wasm", program, true},
		{addresses[1], "BR ; q=0.5", "br", "application/wasm", program, true},
		{addresses[2], "br", "", "image/svg+xml; charset=utf-8", "<svg/>", true},
		{"/web/app.wasm", "br", "br", "application/wasm", program, false},
		{"/web/both.js", "br", "br", "text/javascript; charset=utf-8", "plain()", false},
		{"/web/both.js", "", "", "text/javascript; charset=utf-8", "plain()", false},
		{"/web/unknown.thing", "", "", "application/octet-stream", "?", false},
	} {
		w := x.do(exchange{method: "GET", path: c.path, header: map[string]string{"Accept-Encoding": c.accept}})
		header, content := w.Header(), w.Body.Bytes()
		if header.Get("Content-Encoding") == "br" {
			var err error
			if content, err = io.ReadAll(brotli.NewReader(bytes.NewReader(content))); err != nil {
				t.Fatal(err)
			}
		}
		if w.Code != 200 || string(content) != c.content || header.Get("Content-Encoding") != c.encoding || header.Get("Content-Type") != c.kind {
			t.Errorf("%s for %q: %d, %v, %d bytes", c.path, c.accept, w.Code, header, len(content))
		}
		if strings.Contains(header.Get("Cache-Control"), "immutable") != c.kept {
			t.Errorf("%s: %q", c.path, header.Get("Cache-Control"))
		}
		again := x.do(exchange{method: "GET", path: c.path, header: map[string]string{"If-None-Match": header.Get("ETag")}})
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s again: %d", c.path, again.Code)
		}
	}
}

func TestChangedContentHasAnotherAddress(t *testing.T) {
	address := func(content string) string {
		x := withAssets(t, fstest.MapFS{"index.html": {Data: []byte(`{{asset "a.js"}}`)}, "a.js": {Data: []byte(content)}})
		return x.do(exchange{method: "GET", path: "/"}).Body.String()
	}
	first, same, other := address("1"), address("1"), address("2")
	if first != same || first == other {
		t.Error("the address does not follow the content")
	}
}

func TestMissingAssetsAreNamed(t *testing.T) {
	assets, err := LoadAssets(fstest.MapFS{"index.html": {Data: []byte(`{{asset "b.js"}} {{asset "app.wasm"}} {{asset "b.js"}}`)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(assets.Missing(), " "); got != "app.wasm b.js" {
		t.Errorf("missing are %q", got)
	}
	if _, err := LoadAssets(fstest.MapFS{"a.js": {}}); err == nil {
		t.Error("no start page, no error")
	}
}
