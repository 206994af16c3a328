// Package words says in business words what the model calls by its own: kinds,
// joins, splits, field types and actors. It also makes names the model needs
// out of what people write. Nothing here draws or changes anything.
package words

import (
	"statecraft/engine"
	said "statecraft/shared/words"
)

// Kinds are the kinds of state this version runs, in the order of the palette.
func Kinds() []engine.Kind {
	return []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindRoute, engine.KindWait}
}

// Kind is what people call a kind of state.
func Kind(k engine.Kind) string { return said.Kind(k) }

// KindHint says in half a sentence what a kind of state is for.
func KindHint(k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return "sets values by itself"
	case engine.KindWait:
		return "goes on once a condition holds"
	case engine.KindRoute:
		return "splits and brings together the way"
	case engine.KindSubflow:
		return "runs another workflow"
	}
	return "somebody signs off"
}

// KindIcon is the name of the glyph of a kind.
func KindIcon(k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return "bolt"
	case engine.KindWait:
		return "clock"
	case engine.KindRoute:
		return "diamond"
	case engine.KindSubflow:
		return "subflow"
	}
	return "person"
}

// KindOf is the kind of a state; none given means a person's.
func KindOf(s *engine.State) engine.Kind {
	if s.Kind == "" {
		return engine.KindHuman
	}
	return s.Kind
}

// IsPerson tells whether somebody signs off in the state.
func IsPerson(s *engine.State) bool { return KindOf(s) == engine.KindHuman }

// Choice is one line of a select: the model's value and people's words.
type Choice struct {
	Value string
	Text  string
}

// KindChoices are the kinds of state to choose from. One this version does not
// run is offered only where it is set already.
func KindChoices(now engine.Kind) []Choice {
	var list []Choice
	for _, k := range Kinds() {
		list = append(list, Choice{string(k), Kind(k) + ": " + KindHint(k)})
	}
	return withCurrent(list, string(now), Kind(now)+" (does not run yet)")
}

// JoinChoices are the ways several arrivals meet.
func JoinChoices(now engine.Join) []Choice {
	return withCurrent([]Choice{
		{string(engine.JoinXor), "starts for each"},
		{string(engine.JoinAnd), "waits for all"},
		{string(engine.JoinOr), "waits for any still coming"},
		{string(engine.JoinFirst), "lets the first win and stops the others"},
	}, string(now), string(now))
}

// SplitChoices are the ways several transitions lead on.
func SplitChoices(now engine.Split) []Choice {
	return withCurrent([]Choice{
		{string(engine.SplitXor), "takes one of them"},
		{string(engine.SplitOr), "takes all that apply"},
		{string(engine.SplitAnd), "takes all"},
	}, string(now), string(now))
}

// FinalChoices are the ways a state ends things.
func FinalChoices() []Choice {
	return []Choice{
		{string(engine.FinalNone), "Nothing: it leads on"},
		{string(engine.FinalDone), "This path ends here"},
		{string(engine.FinalTerminate), "Everything ends here, open work is cancelled"},
	}
}

// StartChoices say what starting does with several starts.
func StartChoices() []Choice {
	return []Choice{
		{string(engine.StartAll), "All of them, side by side"},
		{string(engine.StartOne), "The one the starter picks"},
	}
}

// DirectionChoices are the reading directions of the picture.
func DirectionChoices() []Choice {
	return []Choice{
		{string(engine.DirectionRight), "Left to right"},
		{string(engine.DirectionDown), "Top to bottom"},
	}
}

// FieldTypeChoices are the types a question of a form can have.
func FieldTypeChoices(now engine.FieldType) []Choice {
	return withCurrent([]Choice{
		{string(engine.FieldText), "Text"},
		{string(engine.FieldLongText), "Long text"},
		{string(engine.FieldNumber), "Number"},
		{string(engine.FieldMoney), "Money"},
		{string(engine.FieldBoolean), "Yes or no"},
		{string(engine.FieldDate), "Date"},
		{string(engine.FieldChoice), "Choice"},
		{string(engine.FieldChoices), "Several choices"},
		{string(engine.FieldUser), "Person"},
	}, string(now), FieldType(now)+" (does not run yet)")
}

// FieldType is what people call a type of field.
func FieldType(t engine.FieldType) string {
	switch t {
	case engine.FieldLongText:
		return "Long text"
	case engine.FieldNumber:
		return "Number"
	case engine.FieldMoney:
		return "Money"
	case engine.FieldBoolean:
		return "Yes or no"
	case engine.FieldDate:
		return "Date"
	case engine.FieldChoice:
		return "Choice"
	case engine.FieldChoices:
		return "Several choices"
	case engine.FieldUser:
		return "Person"
	case engine.FieldFile:
		return "File"
	}
	return "Text"
}

// withCurrent appends the value that is set where the list lacks it, so that
// showing a workflow never changes it.
func withCurrent(list []Choice, now, text string) []Choice {
	if now == "" {
		return list
	}
	for _, c := range list {
		if c.Value == now {
			return list
		}
	}
	return append(list, Choice{now, text})
}
