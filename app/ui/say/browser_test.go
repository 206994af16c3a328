//go:build !js

package say

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"statecraft/web"
)

// What Chromium knows of languages and zones arrives on the page: a day in July
// keeps its hour although it is November, and everybody reads their own notation.
func TestInChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("not run: browser tests, because of -short")
	}
	address, browser := serve(t), openBrowser(t)
	for _, reader := range []struct {
		languages, zone string
		want            map[string]string
	}{
		{"en-GB,en", "Europe/London", map[string]string{
			"november": "20 November 2026 at 22:30:05", "july": "3 July 2026 at 23:30:05", "day": "3 July 2026", "clock": "23:30",
			"weekday": "Friday 3 July 2026", "day of": "2026-07-03", "date": "20 November 2026", "ago": "on 3 July", "minutes": "5 minutes ago",
			"number": "1,234,567.50", "money": "1,480.00 EUR", "count": "1,200 tasks wait for you", "say": "Sign out",
			"far ahead": "2 January 300000",
		}},
		{"en-US,de", "America/New_York", map[string]string{
			"november": "November 20, 2026 at 5:30:05 PM", "july": "July 3, 2026 at 6:30:05 PM", "clock": "6:30 PM", "day of": "2026-07-03",
		}},
		{"fr-FR,de-DE,en", "Europe/Berlin", map[string]string{
			"november": "20. November 2026 um 23:30:05", "july": "4. Juli 2026 um 00:30:05", "day": "4. Juli 2026", "clock": "00:30",
			"weekday": "Samstag, 4. Juli 2026", "day of": "2026-07-04", "date": "20. November 2026", "ago": "am 4. Juli", "minutes": "vor 5 Minuten",
			"number": "1.234.567,50", "money": "1.480,00 EUR", "count": "1.200 Aufgaben warten", "say": "Abmelden",
			"far ahead": "2 January 300000",
		}},
		{"de-AT", "Pacific/Auckland", map[string]string{
			"november": "21. November 2026 um 11:30:05", "july": "4. Juli 2026 um 10:30:05", "number": "1 234 567,50", "date": "20. November 2026",
		}},
		{"fr", "UTC", map[string]string{"say": "Sign out", "day": "3 July 2026"}},
	} {
		t.Run(reader.languages, func(t *testing.T) {
			said := reads(t, browser, address, reader.languages, reader.zone)
			for what, want := range reader.want {
				if got := said[what]; joints.Replace(got) != joints.Replace(want) {
					t.Errorf("%s is %q, want %q", what, got, want)
				}
			}
			if len(said) < 15 {
				t.Errorf("only %v are said", said)
			}
		})
	}
}

// joints are what browsers of different years put between the parts of a date.
var joints = strings.NewReplacer("\u00a0", " ", "\u202f", " ", ", ", " ", " at ", " ", " um ", " ")

// reads opens the page for somebody and gives what it says.
func reads(t *testing.T, browser context.Context, address, languages, zone string) map[string]string {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(browser)
	defer closeTab()
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	err := chromedp.Do(ctx,
		command(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone}),
		command(emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{UserAgent: "test", AcceptLanguage: languages}),
		chromedp.Navigate(address))
	if err != nil {
		t.Fatal(err)
	}
	for {
		said, err := chromedp.Run(ctx, chromedp.Evaluate[string](`window.said || ""`))
		if err != nil {
			t.Fatalf("waiting for the page to speak: %v", err)
		}
		if said != "" {
			all := map[string]string{}
			if err := json.Unmarshal([]byte(said), &all); err != nil {
				t.Fatal(err)
			}
			return all
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// command makes a step of a protocol command whose answer does not matter.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func openBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-component-update", true))
	if path := os.Getenv("STATECRAFT_BROWSER"); path != "" {
		options = append(options, chromedp.ExecPath(path))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses root otherwise
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(closeBrowser)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("Chromium does not start; `sh .ci/need chromium` installs it or says what to do: %v", err)
	}
	return ctx
}

// serve offers this package's test program and a page that starts it as the real
// one starts, with the real texts.
func serve(t *testing.T) (address string) {
	t.Helper()
	program := filepath.Join(t.TempDir(), "say.wasm")
	forBrowser(t, "test", "-c", "-o", program, ".")
	// The go tool repeats a test when something it has opened changes, and does not
	// see what a build opens.
	for _, folder := range []string{".", "../../../shared/text"} {
		if _, err := os.ReadDir(folder); err != nil {
			t.Fatal(err)
		}
	}
	local := map[string]string{
		"/": "testdata/page.html", "/page.js": "testdata/page.js", "/say.wasm": program,
		"/wasm_exec.js": filepath.Join(strings.TrimSpace(forBrowser(t, "env", "GOROOT")), "lib/wasm/wasm_exec.js"),
	}
	files, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if file, ok := local[r.URL.Path]; ok {
			http.ServeFile(w, r, file)
			return
		}
		content, err := fs.ReadFile(files, strings.TrimPrefix(r.URL.Path, "/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		http.ServeContent(w, r, r.URL.Path, time.Time{}, strings.NewReader(string(content)))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// forBrowser asks the go tool for something of the browser's build.
func forBrowser(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.Command("go", args...)
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	var faults strings.Builder
	command.Stderr = &faults
	out, err := command.Output()
	if err != nil {
		t.Fatal(fmt.Errorf("go %s for the browser: %w\n%s", args[0], err, faults.String()))
	}
	return string(out)
}
