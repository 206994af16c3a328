package stream

import "statecraft/shared"

// News is what a listener is told when something has happened. What comes within
// a moment is told together.
type News struct {
	// Changes are in the order they were made.
	Changes []shared.StreamChange
	// Everything says that changes may have been missed: look at everything anew.
	Everything bool
	// Live says that changes are being told as they happen. Until the first news
	// and while it is false, the page has to ask from time to time.
	Live bool
}

// About tells whether the news concern an instance.
func (n News) About(instance int64) bool {
	return n.Everything || n.any(func(c *shared.StreamChange) bool { return c.Instance == instance })
}

// AboutWorkflow tells whether the news concern a workflow itself: its draft, its
// versions or its rights, not its instances.
func (n News) AboutWorkflow(key string) bool {
	return n.Everything || n.any(func(c *shared.StreamChange) bool { return c.Instance == 0 && c.Workflow == key })
}

func (n News) any(is func(*shared.StreamChange) bool) bool {
	for i := range n.Changes {
		if is(&n.Changes[i]) {
			return true
		}
	}
	return false
}
