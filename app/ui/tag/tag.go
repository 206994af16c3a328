// Package tag makes the elements of pages: tag.Div() is app.Elem("div").
//
// Each typed element of go-app weighs about 60 kB in the program, 4 kB as sent,
// because conditions look methods up by name and that keeps every exported
// method of every type. A page uses some forty of them; here they share one
// type. What only some elements have is set by Attr, as in
// tag.A().Attr("href", address), which takes no format.
//
// What belongs here: one function for each element we use.
package tag

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// A makes an <a>.
func A() app.HTMLElem { return app.Elem("a") }

// Article makes an <article>.
func Article() app.HTMLElem { return app.Elem("article") }

// Aside makes an <aside>.
func Aside() app.HTMLElem { return app.Elem("aside") }

// Button makes a <button>.
func Button() app.HTMLElem { return app.Elem("button") }

// DataList makes a <datalist>.
func DataList() app.HTMLElem { return app.Elem("datalist") }

// Dd makes a <dd>.
func Dd() app.HTMLElem { return app.Elem("dd") }

// Details makes a <details>.
func Details() app.HTMLElem { return app.Elem("details") }

// Dialog makes a <dialog>.
func Dialog() app.HTMLElem { return app.Elem("dialog") }

// Div makes a <div>.
func Div() app.HTMLElem { return app.Elem("div") }

// Dl makes a <dl>.
func Dl() app.HTMLElem { return app.Elem("dl") }

// Dt makes a <dt>.
func Dt() app.HTMLElem { return app.Elem("dt") }

// FieldSet makes a <fieldset>.
func FieldSet() app.HTMLElem { return app.Elem("fieldset") }

// Footer makes a <footer>.
func Footer() app.HTMLElem { return app.Elem("footer") }

// Form makes a <form>.
func Form() app.HTMLElem { return app.Elem("form") }

// H1 makes an <h1>.
func H1() app.HTMLElem { return app.Elem("h1") }

// H2 makes an <h2>.
func H2() app.HTMLElem { return app.Elem("h2") }

// H3 makes an <h3>.
func H3() app.HTMLElem { return app.Elem("h3") }

// Header makes a <header>.
func Header() app.HTMLElem { return app.Elem("header") }

// Label makes a <label>.
func Label() app.HTMLElem { return app.Elem("label") }

// Legend makes a <legend>.
func Legend() app.HTMLElem { return app.Elem("legend") }

// Li makes an <li>.
func Li() app.HTMLElem { return app.Elem("li") }

// Main makes a <main>.
func Main() app.HTMLElem { return app.Elem("main") }

// Nav makes a <nav>.
func Nav() app.HTMLElem { return app.Elem("nav") }

// Ol makes an <ol>.
func Ol() app.HTMLElem { return app.Elem("ol") }

// OptGroup makes an <optgroup>.
func OptGroup() app.HTMLElem { return app.Elem("optgroup") }

// Option makes an <option>.
func Option() app.HTMLElem { return app.Elem("option") }

// P makes a <p>.
func P() app.HTMLElem { return app.Elem("p") }

// Section makes a <section>.
func Section() app.HTMLElem { return app.Elem("section") }

// Select makes a <select>.
func Select() app.HTMLElem { return app.Elem("select") }

// Span makes a <span>.
func Span() app.HTMLElem { return app.Elem("span") }

// Summary makes a <summary>.
func Summary() app.HTMLElem { return app.Elem("summary") }

// Textarea makes a <textarea>.
func Textarea() app.HTMLElem { return app.Elem("textarea") }

// Time makes a <time>.
func Time() app.HTMLElem { return app.Elem("time") }

// Ul makes a <ul>.
func Ul() app.HTMLElem { return app.Elem("ul") }

// Hr makes an <hr>, which has no content.
func Hr() app.HTMLElemSelfClosing { return app.ElemSelfClosing("hr") }

// Input makes an <input>, which has no content.
func Input() app.HTMLElemSelfClosing { return app.ElemSelfClosing("input") }

// Code makes a <code>.
func Code() app.HTMLElem { return app.Elem("code") }

// Mark makes a <mark>.
func Mark() app.HTMLElem { return app.Elem("mark") }

// Img makes an <img>, which has no content.
func Img() app.HTMLElemSelfClosing { return app.ElemSelfClosing("img") }

// Pre makes a <pre>.
func Pre() app.HTMLElem { return app.Elem("pre") }
