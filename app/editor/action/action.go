package action

import "statecraft/app/editor"

// Action is one thing a person can do.
type Action struct {
	ID ID
	// Label is a verb with its object, in English.
	Label string
	// Icon names a glyph of the page; empty is none.
	Icon string
	// Keys are shortcuts such as "mod+shift+z"; menus show the first.
	Keys  []string
	Group Group

	// Reading is set for what a picture that only shows can do as well.
	Reading bool
	// Anywhere is set for what its keys do wherever the focus is on the page, as
	// long as nothing is being typed.
	Anywhere bool
	// Native is set where the browser tells of the keys by an event of its own, as
	// of copying: keyboards must leave them alone.
	Native bool
	// Unlisted is set for what only keys can mean, such as moving by a step: no
	// menu and no palette offers it.
	Unlisted bool
	// On says in which menus and on which pads it stands.
	On Place

	// When says whether it can be done now; nil is always.
	When func(s *Situation, with string) bool
	// Do changes the document. It is nil where canvas or page carry the action out.
	Do func(e *editor.Editor, s *Situation, with string) (Did, error)
	// With is handed to both, to tell apart actions that do the like: an edge to
	// align to, a kind to turn into or to add.
	With string
}

// Did is what to tell about an action that was carried out.
type Did struct {
	// Said is for people who do not see the drawing.
	Said string
	// Told is for everybody: something has happened that was not asked for in so
	// many words.
	Told string
}

// Group is a heading of the list of shortcuts.
type Group string

// The groups, in the order of the list.
const (
	GroupEdit       Group = "Edit"
	GroupArrange    Group = "Arrange"
	GroupState      Group = "States"
	GroupTransition Group = "Transitions"
	GroupView       Group = "View"
	GroupFind       Group = "Find"
	GroupWorkflow   Group = "Workflow"
)

// Groups lists them all.
func Groups() []Group {
	return []Group{GroupEdit, GroupArrange, GroupState, GroupTransition, GroupView, GroupFind, GroupWorkflow}
}

// Place is a set of menus and pads.
type Place uint8

// A context menu is about what lies where it was asked for; a pad stands beside
// what is selected.
const (
	MenuGround Place = 1 << iota
	MenuState
	MenuTransition
	MenuSeveral
	Pad

	// MenuStates are the menus of one state and of several things.
	MenuStates = MenuState | MenuSeveral
	// MenuThings are the menus of everything that can be selected.
	MenuThings = MenuStates | MenuTransition
	// MenuAdding is where something can be added: on the ground, behind a state, on
	// a transition.
	MenuAdding = MenuGround | MenuState | MenuTransition | Pad
)

// Offered tells whether the action can be done in a situation.
func (a *Action) Offered(s *Situation) bool {
	return (a.Reading || !s.ReadOnly) && (a.When == nil || a.When(s, a.With))
}

// Run changes the document as the action does; it must have a Do.
func (a *Action) Run(e *editor.Editor, s *Situation) (Did, error) { return a.Do(e, s, a.With) }

// Hint is the shortcut a menu shows; empty where there is none.
func (a *Action) Hint(mac bool) string {
	if len(a.Keys) == 0 {
		return ""
	}
	return Spoken(a.Keys[0], mac)
}
