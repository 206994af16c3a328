// Package words says in business words what the model calls by its own: kinds,
// joins, splits, field types and actors. It also makes names the model needs
// out of what people write. Nothing here draws or changes anything.
package words

import (
	"statecraft/app/ui/say"
	"statecraft/engine"
	said "statecraft/shared/words"
)

// Kinds are the kinds of state this version runs, in the order of the palette.
func Kinds() []engine.Kind {
	return []engine.Kind{engine.KindHuman, engine.KindAction, engine.KindRoute, engine.KindWait}
}

// Kind is what people call a kind of state.
func Kind(k engine.Kind) string { return said.Kind(say.Here(), k) }

// KindHint says in half a sentence what a kind of state is for.
func KindHint(k engine.Kind) string {
	switch k {
	case engine.KindAction:
		return say.Say("sets values by itself")
	case engine.KindWait:
		return say.Say("goes on once a condition holds")
	case engine.KindRoute:
		return say.Say("splits and brings together the way")
	case engine.KindSubflow:
		return say.Say("runs another workflow")
	}
	return say.Say("somebody signs off")
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
		list = append(list, Choice{string(k), say.Say("%s: %s", Kind(k), KindHint(k))})
	}
	return withCurrent(list, string(now), say.Say("%s (does not run yet)", Kind(now)))
}

// JoinChoices are the ways several arrivals meet.
func JoinChoices(now engine.Join) []Choice {
	return withCurrent([]Choice{
		{string(engine.JoinXor), say.Say("starts for each")},
		{string(engine.JoinAnd), say.Say("waits for all")},
		{string(engine.JoinOr), say.Say("waits for any still coming")},
		{string(engine.JoinFirst), say.Say("lets the first win and stops the others")},
	}, string(now), string(now))
}

// SplitChoices are the ways several transitions lead on.
func SplitChoices(now engine.Split) []Choice {
	return withCurrent([]Choice{
		{string(engine.SplitXor), say.Say("takes one of them")},
		{string(engine.SplitOr), say.Say("takes all that apply")},
		{string(engine.SplitAnd), say.Say("takes all")},
	}, string(now), string(now))
}

// FinalChoices are the ways a state ends things.
func FinalChoices() []Choice {
	return []Choice{
		{string(engine.FinalNone), say.Say("Nothing: it leads on")},
		{string(engine.FinalDone), say.Say("This path ends here")},
		{string(engine.FinalTerminate), say.Say("Everything ends here, open work is cancelled")},
	}
}

// StartChoices say what starting does with several starts.
func StartChoices() []Choice {
	return []Choice{
		{string(engine.StartAll), say.Say("All of them, side by side")},
		{string(engine.StartOne), say.Say("The one the starter picks")},
	}
}

// DirectionChoices are the reading directions of the picture.
func DirectionChoices() []Choice {
	return []Choice{
		{string(engine.DirectionRight), say.Say("Left to right")},
		{string(engine.DirectionDown), say.Say("Top to bottom")},
	}
}

// FieldTypeChoices are the types a question of a form can have.
func FieldTypeChoices(now engine.FieldType) []Choice {
	var list []Choice
	for _, t := range []engine.FieldType{
		engine.FieldText, engine.FieldLongText, engine.FieldNumber, engine.FieldMoney, engine.FieldBoolean,
		engine.FieldDate, engine.FieldChoice, engine.FieldChoices, engine.FieldUser,
	} {
		list = append(list, Choice{string(t), FieldType(t)})
	}
	return withCurrent(list, string(now), say.Say("%s (does not run yet)", FieldType(now)))
}

// FieldType is what people call a type of field.
func FieldType(t engine.FieldType) string {
	switch t {
	case engine.FieldLongText:
		return say.Say("Long text")
	case engine.FieldNumber:
		return say.Say("Number")
	case engine.FieldMoney:
		return say.Say("Money")
	case engine.FieldBoolean:
		return say.Say("Yes or no")
	case engine.FieldDate:
		return say.Say("Date")
	case engine.FieldChoice:
		return say.Say("Choice")
	case engine.FieldChoices:
		return say.Say("Several choices")
	case engine.FieldUser:
		return say.Say("Person")
	case engine.FieldFile:
		return say.Say("File")
	}
	return say.Say("Text")
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
