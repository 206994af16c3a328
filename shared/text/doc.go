// Package text says sentences in the language of whoever reads them. The English
// sentence stands in the code where it is said, and is the key under which a
// catalogue holds it in another language; without a catalogue it is said as it is.
//
// What belongs here: catalogues and how sentences are put together. Dates,
// numbers and which language it is are the page's, in app/ui/say.
package text
