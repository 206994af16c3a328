// Package words says in a few words what is drawn: what a state is about, who
// acts, what a transition waits for. Canvas and exported diagram read the same
// words from here, so that a picture in a document is recognised. They come in the
// language asked for; nil is English.
//
// What belongs here: labels of the drawing. Sentences about what happened are
// the engine's.
package words
