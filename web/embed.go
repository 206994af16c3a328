// Package web holds the start page and everything it loads: styles, scripts,
// icons, and the page's program, which "go run ./web/pack" builds. The server
// serves these files under names with a hash of their content; {{asset "NAME"}}
// in index.html stands for the address of such a file.
//
// What belongs here: files the browser reads as they are. Pages are Go code
// below app; what they say in other languages is in shared/text.
package web

import "embed"

// FS holds the files by their plain names; [Files] is what a server takes. app.wasm.br and wasm_exec.js are
// missing until they have been built; everything else is always there.
//
// The pattern means html, css, js, json, svg and br: it leaves out Go files and
// the uncompressed program, and it matches something before the build.
//
//go:embed *.[bchjs]*
var FS embed.FS
