// Package workflows holds the list of workflows and what begins there: a new
// one, one from a DOT file, and starting an instance. Drawing belongs to the
// designer.
package workflows
