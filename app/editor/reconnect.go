package editor

// End is one end of a transition.
type End string

// The two ends.
const (
	EndFrom End = "from"
	EndTo   End = "to"
)

// Reconnect hangs one end of a transition on another state. Its words stay; its
// bend points and moved label are dropped, since they belonged to the old way.
// An id derived from the ends follows.
type Reconnect struct {
	ID  string
	End End
	// To is the state the end goes to; EndFrom also takes engine.FromAnywhere.
	To string
}

// Caption names the change in the undo menu.
func (Reconnect) Caption() string { return "Reconnect" }

func (c Reconnect) do(e *edit) error {
	if err := CanReconnect(&e.doc.workflow, c.ID, c.End, c.To); err != nil {
		return err
	}
	before, err := e.existingTransition(c.ID)
	if err != nil {
		return err
	}
	next := before
	if c.End == EndFrom {
		next.From = c.To
	} else {
		next.To = c.To
	}
	if next.From == before.From && next.To == before.To {
		return nil
	}
	next.Via, next.LabelAt = nil, nil
	next.ID = e.doc.followingID(&before, next.From, next.To)
	e.putTransition(c.ID, next)
	if next.From != before.From {
		e.facts.connected = append(e.facts.connected, next.ID)
	}
	return nil
}
