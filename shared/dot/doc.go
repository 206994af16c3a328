// Package dot is the text form of a workflow: it writes a workflow as Graphviz
// DOT and reads DOT back, its own without loss and anybody's by guessing.
//
// # What Format writes
//
// The graph is the workflow, a node a state, an edge a transition, each in
// declared order. Every field of the model is an attribute called "sc_" and the
// field's JSON name; the attributes of one thing are sorted by name. Text, truth
// values and numbers stand there plainly, lists and objects as JSON. A field at
// its zero value is left out, and so is an empty list, which comes back nil.
// "sc_key" is always there: it tells the reader that nothing has to be guessed.
//
// What Graphviz can draw rides in its own attributes:
//
//	name of the node    the state's id
//	label               name of workflow and state, label of a transition
//	pos                 middle of the card: a pixel is a point, y upwards, "!"
//
// Where one of them cannot hold the exact value (a line break in an id, say),
// sc_id, sc_name or sc_label has it as well. The id of a transition is left out
// where it is what [engine.TransitionID] gives, counting the transitions above.
// An edge from a node called "*" is a transition from anywhere. A node with
// sc_missing=true is no state: a transition of the draft names it, that is all.
// Shapes, frames and marks are there to be looked at; they are derived anew on
// every export and ignored on the way in.
//
// In sc_ attributes \\ is a backslash, \n a line break, \t a tab, \r a carriage
// return, \uXXXX a code point and \e nothing, for Graphviz forgets what is empty;
// any other backslash stands for itself. Lines broken inside JSON are layout.
//
// # What Parse reads
//
// Any directed graph in DOT. Where a graph has no sc_key, what no sc_ attribute
// says is guessed: nodes are people's work that anyone may do, points are routes;
// labels that say something, and ways back, make several ways out a choice, else
// all are taken; several ways in wait for whatever can still come; what nothing
// leads to begins, of a loop the state named first. Every guess is listed with its
// other reading, and so is everything a workflow cannot hold.
//
// Where things are: scan.go cuts the text into tokens and keeps the limits,
// grammar.go has gonum's DOT grammar read them, build.go makes the graph the text
// describes as Graphviz would understand it. read.go turns such a graph into a
// workflow; plain.go, split.go and initial.go guess what it leaves open, and
// guess.go switches to the other reading. format.go writes, look.go adds what is
// there for the eye; field.go and json.go carry fields, escape.go and label.go
// texts.
package dot
