package editor

// step is what one undo takes back.
type step struct {
	label   string
	changes []change
	// joint names what a following step must equal to become part of this one.
	joint joint
}

// joint lets steps grow together, as the many small moves of a held arrow key.
type joint struct {
	key       string // empty never joins
	continues bool
}

// joiner is a command whose steps may join.
type joiner interface{ joint() joint }

func jointOf(cmds []Command) joint {
	if len(cmds) == 1 {
		if j, ok := cmds[0].(joiner); ok {
			return j.joint()
		}
	}
	return joint{}
}

// history is the steps that can be taken back and those that can be repeated,
// the latest last.
type history struct{ past, future []step }

func (h *history) push(s step) {
	if last := len(h.past) - 1; last >= 0 && len(h.future) == 0 && s.joint.continues && h.past[last].joint.key == s.joint.key {
		h.past[last].changes = append(h.past[last].changes, s.changes...)
		return
	}
	h.past = append(h.past, s)
	h.future = nil
}

func (h *history) undo() (step, bool) { return shift(&h.past, &h.future) }
func (h *history) redo() (step, bool) { return shift(&h.future, &h.past) }

// shift takes the last step of one list to the end of the other.
func shift(from, to *[]step) (step, bool) {
	last := len(*from) - 1
	if last < 0 {
		return step{}, false
	}
	s := (*from)[last]
	(*from)[last] = step{}
	*from = (*from)[:last]
	*to = append(*to, s)
	return s, true
}

func lastLabel(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].label
}
