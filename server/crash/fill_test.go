package crash

import (
	"math/rand/v2"
	"strings"

	"statecraft/engine"
)

// fill answers a form with what it takes: required fields always, others mostly
// not.
func fill(form *engine.Form, random *rand.Rand) map[string]any {
	if form == nil {
		return nil
	}
	data := map[string]any{}
	for n := range form.Fields {
		if f := &form.Fields[n]; f.Required || random.IntN(4) == 0 {
			data[f.Name] = answerTo(f, random)
		}
	}
	return data
}

func answerTo(f *engine.Field, random *rand.Rand) any {
	switch f.Type {
	case engine.FieldNumber:
		return 1 + random.IntN(500)
	case engine.FieldMoney:
		amounts := []string{"12.50", "999.99", "1480.00"}
		return map[string]any{"amount": amounts[random.IntN(len(amounts))], "currency": "EUR"}
	case engine.FieldBoolean:
		return random.IntN(2) == 0
	case engine.FieldDate:
		return "2026-11-20"
	case engine.FieldChoice:
		return f.Options[random.IntN(len(f.Options))].Value
	case engine.FieldChoices:
		return []string{f.Options[0].Value}
	case engine.FieldUser:
		return "ann"
	}
	return strings.Repeat("Ä word. ", 1+random.IntN(3))
}
