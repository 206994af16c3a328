package parts

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// MaxFile is the most bytes of a file that are read; larger ones are handed
// over cut, so that the parser's own limit refuses them.
const MaxFile = 4 << 20

// Download saves a text as a file of the person's own machine.
func Download(name, mime, text string) {
	blob := app.Window().Get("Blob").New([]any{text}, map[string]any{"type": mime})
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	link := app.Window().Get("document").Call("createElement", "a")
	link.Set("href", url)
	link.Set("download", name)
	link.Call("click")
	app.Window().Get("URL").Call("revokeObjectURL", url)
}

// PickFile lets the person choose a text file. done gets its name and content,
// outside the goroutine that draws: wrap it in ctx.Dispatch.
func PickFile(accept string, done func(name, text string)) {
	input := app.Window().Get("document").Call("createElement", "input")
	input.Set("type", "file")
	input.Set("accept", accept)
	var changed app.Func
	changed = app.FuncOf(func(app.Value, []app.Value) any {
		changed.Release()
		readFirst(input.Get("files"), done)
		return nil
	})
	input.Set("onchange", changed)
	input.Call("click")
}

// OnFileDrop lets the person drop a text file on an element, and marks the
// element with the class "dropping" while one hovers. The returned function
// stops that. done is called as by PickFile.
func OnFileDrop(elem app.Value, done func(name, text string)) (stop func()) {
	depth := 0 // enter and leave also come from the elements inside
	mark := func() { elem.Get("classList").Call("toggle", "dropping", depth > 0) }
	on := func(event string, f func(e app.Value)) func() {
		handler := app.FuncOf(func(_ app.Value, args []app.Value) any {
			if !carriesFile(args[0]) {
				return nil
			}
			args[0].Call("preventDefault")
			f(args[0])
			mark()
			return nil
		})
		elem.Call("addEventListener", event, handler)
		return func() {
			elem.Call("removeEventListener", event, handler)
			handler.Release()
		}
	}
	stops := []func(){
		on("dragenter", func(app.Value) { depth++ }),
		on("dragleave", func(app.Value) { depth-- }),
		on("dragover", func(app.Value) {}),
		on("drop", func(e app.Value) {
			depth = 0
			readFirst(e.Get("dataTransfer").Get("files"), done)
		}),
	}
	return func() {
		for _, s := range stops {
			s()
		}
	}
}

func carriesFile(e app.Value) bool {
	transfer := e.Get("dataTransfer")
	return transfer.Truthy() && transfer.Get("types").Call("includes", "Files").Bool()
}

func readFirst(files app.Value, done func(name, text string)) {
	if files.Length() == 0 {
		return
	}
	file := files.Index(0)
	name := file.Get("name").String()
	// Bytes beyond UTF-8 must reach the parser as they are, so the text is read
	// by way of the buffer.
	file.Call("slice", 0, MaxFile+1).Call("arrayBuffer").Then(func(buffer app.Value) {
		array := app.Window().Get("Uint8Array").New(buffer)
		content := make([]byte, array.Get("length").Int())
		app.CopyBytesToGo(content, array)
		done(name, string(content))
	})
}
