package desk

import "statecraft/engine"

// Names are what conditions of the workflow can read.
func (d *Desk) Names() []engine.Name {
	if d.names == nil || d.named != d.Editor.Revision() {
		d.names, d.named = engine.Names(d.Editor.Workflow()), d.Editor.Revision()
	}
	return d.names
}

// InWords tells whether conditions are shown as rows of plain words where they
// are simple enough.
func (d *Desk) InWords() bool { return d.inWords }

// SetInWords chooses between plain words and the text of conditions, for all of
// them, until the page is left.
func (d *Desk) SetInWords(on bool) {
	d.inWords = on
	d.view++
}

// Sample is what was filled in to try conditions with, by name. It is shared by
// all conditions of the workflow and stored nowhere.
func (d *Desk) Sample() map[string]any { return d.sample }
