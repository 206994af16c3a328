package designer

import (
	"statecraft/app/editor/merge"
	"statecraft/app/ui/say"
)

// fieldLabel is what the inspector calls a field of the model.
func fieldLabel(at merge.Place) string {
	switch {
	case at.Question != "":
		return questionLabel(at.Field)
	case at.Thing == merge.ThingTransition:
		return transitionLabel(at.Field)
	case at.Thing == merge.ThingWorkflow:
		return workflowLabel(at.Field)
	}
	return stateLabel(at.Field)
}

func workflowLabel(field string) string {
	switch field {
	case "start":
		return say.Say("Beginning")
	case "starters":
		return say.Say("Who may start it")
	case "form":
		return say.Say("Start form")
	case "roles":
		return say.Say("Roles")
	case "direction":
		return say.Say("Direction")
	case "notes":
		return say.Say("Notes")
	case "states":
		return say.Say("Order of the states")
	case "transitions":
		return say.Say("Order of the transitions")
	}
	return commonLabel(field)
}

func stateLabel(field string) string {
	switch field {
	case "kind":
		return say.Say("Kind")
	case "initial":
		return say.Say("Start")
	case "final":
		return say.Say("End")
	case "join":
		return say.Say("Join")
	case "split":
		return say.Say("Split")
	case "actors":
		return say.Say("Who acts")
	case "form":
		return say.Say("Form")
	case "need":
		return say.Say("Number of signatures")
	case "veto":
		return say.Say("Outcomes one vote decides")
	case "otherwise":
		return say.Say("Outcome without enough votes")
	case "separateFrom":
		return say.Say("Who may not sign")
	case "assign":
		return say.Say("Who gets the task")
	case "skipWhen":
		return say.Say("Condition to skip")
	case "skipOutcome":
		return say.Say("Outcome when skipped")
	case "action":
		return say.Say("What is set")
	case "when":
		return say.Say("What it waits for")
	case "default":
		return say.Say("Who by default")
	case "required":
		return say.Say("Must be filled")
	case "text":
		return say.Say("Text")
	}
	return commonLabel(field)
}

func transitionLabel(field string) string {
	switch field {
	case "from":
		return say.Say("Begin")
	case "to":
		return say.Say("Target")
	case "outcome":
		return say.Say("Outcome")
	case "when":
		return say.Say("Condition")
	case "actors":
		return say.Say("Who may choose it")
	case "order":
		return say.Say("Order")
	case "default":
		return say.Say("Otherwise")
	case "notes":
		return say.Say("Required note")
	}
	return commonLabel(field)
}

func questionLabel(field string) string {
	switch field {
	case "type":
		return say.Say("Answer")
	case "help":
		return say.Say("Help")
	case "required":
		return say.Say("Required")
	case "options":
		return say.Say("Options")
	case "pattern":
		return say.Say("Must look like")
	case "min":
		return say.Say("At least")
	case "max":
		return say.Say("At most")
	case "visibleWhen":
		return say.Say("Asked only when")
	case "default":
		return say.Say("Offered answer")
	case "currencies":
		return say.Say("Currencies")
	}
	return commonLabel(field)
}

// commonLabel is for what many things have; a field no sheet shows is called as
// in files.
func commonLabel(field string) string {
	switch field {
	case "name":
		return say.Say("Name")
	case "label":
		return say.Say("Label")
	case "description":
		return say.Say("Description")
	case "priority":
		return say.Say("Priority")
	case "due":
		return say.Say("Due")
	}
	return field
}
