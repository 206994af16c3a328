package canvas

import "statecraft/app/editor/action"

// Performs lists the actions that a canvas carries out itself: they need to know
// what is seen, or where the keyboard is.
func Performs() []action.ID {
	return []action.ID{
		action.Rename, action.Open, action.Pick, action.GiveUp,
		action.Move, action.MoveFine,
		action.AddPerson, action.AddAutomatic, action.AddDecision, action.AddWait,
		action.Fit, action.WholeSize, action.ZoomIn, action.ZoomOut,
	}
}
