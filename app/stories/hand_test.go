//go:build !js

package stories

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Click clicks what has that name: a button, a link, a tab, a menu item.
func (p *Person) Click(name string) {
	p.t.Helper()
	p.ClickAt(p.locate(controls, name).centre())
}

// Push clicks the button that reads so.
func (p *Person) Push(name string) {
	p.t.Helper()
	p.ClickAt(p.locate([]string{"button"}, name).centre())
}

// Take clicks what has that name in the open menu.
func (p *Person) Take(name string) {
	p.t.Helper()
	p.ClickAt(p.locate([]string{"menuitem", "menuitemradio"}, name).centre())
}

// ActAs takes another seat by the user menu.
func (p *Person) ActAs(from, to string) {
	p.t.Helper()
	p.Click("You are " + from + ". Open the menu")
	p.Push(to)
	p.locate(controls, "You are "+to+". Open the menu")
}

// ClickAt clicks there.
func (p *Person) ClickAt(at point) {
	p.t.Helper()
	p.act("clicking", chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y), chromedp.MouseClickXY(at.X, at.Y))
}

// DoubleClickAt clicks there twice.
func (p *Person) DoubleClickAt(at point) {
	p.t.Helper()
	p.act("double-clicking",
		chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y),
		chromedp.MouseClickXY(at.X, at.Y),
		chromedp.MouseClickXY(at.X, at.Y, chromedp.ClickCount(2)))
}

// Hover rests the mouse there.
func (p *Person) Hover(at point) {
	p.t.Helper()
	p.do("moving the mouse", chromedp.MouseEvent(chromedp.MouseMoved, at.X, at.Y))
}

// Drag presses the mouse at one place, moves it in small steps to another and
// lets go.
func (p *Person) Drag(from, to point) {
	p.t.Helper()
	const steps = 12
	held := func(e *input.DispatchMouseEventParams) { e.Buttons = 1 }
	moves := []chromedp.Action[chromedp.Void]{
		chromedp.MouseEvent(chromedp.MouseMoved, from.X, from.Y),
		chromedp.MouseEvent(chromedp.MousePressed, from.X, from.Y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
	}
	for i := 1; i <= steps; i++ {
		part := float64(i) / steps
		moves = append(moves, chromedp.MouseEvent(chromedp.MouseMoved,
			from.X+(to.X-from.X)*part, from.Y+(to.Y-from.Y)*part, chromedp.ButtonLeft, held))
	}
	moves = append(moves, chromedp.MouseEvent(chromedp.MouseReleased, to.X, to.Y, chromedp.ButtonLeft, chromedp.ClickCount(1)))
	p.act("dragging", moves...)
}

// Type types the text, key by key, wherever the focus is.
func (p *Person) Type(words string) {
	p.t.Helper()
	p.act("typing", chromedp.KeyEvent(words))
}

// Keys people press by name.
const (
	enter = kb.Enter
	tab   = kb.Tab
)

// selectAll is the key that selects all together with "a".
var selectAll = map[bool]chromedp.Modifier{true: chromedp.ModifierCommand, false: chromedp.ModifierCtrl}[runtime.GOOS == "darwin"]

// Press presses a key, held together with others such as chromedp.ModifierCtrl.
func (p *Person) Press(key string, held ...chromedp.Modifier) {
	p.t.Helper()
	p.act("pressing a key", chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
}

// Fill clicks the field with that label and types over what stands there.
func (p *Person) Fill(label, words string) {
	p.t.Helper()
	p.ClickAt(p.locate(fields, label).centre())
	p.do("selecting all of "+label, chromedp.KeyEvent("a", chromedp.KeyModifiers(selectAll), func(k *input.DispatchKeyEventParams) {
		if k.Type == kb.KeyDown {
			k.Commands = []string{"selectAll"} // macOS does not derive it from the keys
		}
	}))
	p.Type(words)
}

// Choose takes an option of the drop-down list with that label: a click opens
// the list, typing finds the option.
func (p *Person) Choose(label, option string) {
	p.t.Helper()
	p.ClickAt(p.locate(fields, label).centre())
	p.Type(option)
	p.Press(enter)
}

// Download does what makes the browser save a file, and gives its name and
// content.
func (p *Person) Download(act func()) (name, content string) {
	p.t.Helper()
	before := map[string]bool{}
	for _, file := range p.saved() {
		before[file] = true
	}
	act()
	p.until("waiting for the download", func() error {
		for _, file := range p.saved() {
			if before[file] || strings.HasSuffix(file, ".crdownload") {
				continue
			}
			read, err := os.ReadFile(filepath.Join(p.downloads, file))
			name, content = file, string(read)
			return err
		}
		return fmt.Errorf("nothing was saved")
	})
	return name, content
}

func (p *Person) saved() (names []string) {
	entries, err := os.ReadDir(p.downloads)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// PickFile does what opens the browser's file dialog, and picks a file of that
// name and content there.
func (p *Person) PickFile(act func(), name, content string) {
	p.t.Helper()
	path := p.file(name, content)
	p.do("watching for the file dialog", command(page.SetInterceptFileChooserDialog,
		page.SetInterceptFileChooserDialogParams{Enabled: true}))
	ctx, stop := context.WithTimeout(p.ctx, patience)
	defer stop()
	opened := chromedp.Events(ctx, page.FileChooserOpened)
	act()
	for dialog, err := range opened {
		if err != nil {
			p.t.Fatalf("waiting for the file dialog: %v", err)
		}
		p.do("picking the file", command(dom.SetFileInputFiles, dom.SetFileInputFilesParams{
			Files: []string{path}, BackendNodeID: dialog.BackendNodeID,
		}))
		break
	}
	p.do("no longer watching for the file dialog", command(page.SetInterceptFileChooserDialog,
		page.SetInterceptFileChooserDialogParams{}))
}

// DropFile drags a file of that name and content from elsewhere onto the page.
func (p *Person) DropFile(at point, name, content string) {
	p.t.Helper()
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: []string{p.file(name, content)}, DragOperationsMask: 1}
	for _, step := range []input.DispatchDragEventType{
		input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop,
	} {
		p.do("dropping a file", command(input.DispatchDragEvent, input.DispatchDragEventParams{
			Type: step, X: at.X, Y: at.Y, Data: data,
		}))
		time.Sleep(50 * time.Millisecond)
	}
}

// file writes a file as it might lie on the person's machine.
func (p *Person) file(name, content string) (path string) {
	p.t.Helper()
	path = filepath.Join(p.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
	return path
}
