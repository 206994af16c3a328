package inspector

import (
	"strconv"
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
)

// defaultText writes what a question is filled in with beforehand.
func defaultText(f *engine.Field) string {
	switch v := f.Default.(type) {
	case string:
		return v
	case float64:
		return say.Typed(strconv.FormatFloat(v, 'f', -1, 64))
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// defaultValue reads what defaultText writes, in the shape of the type.
func defaultValue(t engine.FieldType, text string) (any, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	switch t {
	case engine.FieldNumber:
		decimal, err := say.ReadTyped(text)
		if err != nil {
			return nil, err
		}
		return strconv.ParseFloat(decimal, 64)
	case engine.FieldBoolean:
		return text == "true", nil
	}
	return text, nil
}

// defaultList is what is chosen beforehand where several can be.
func defaultList(f *engine.Field) []string {
	items, _ := f.Default.([]any)
	var list []string
	for _, item := range items {
		if text, is := item.(string); is {
			list = append(list, text)
		}
	}
	return list
}

func setDefaultList(f *engine.Field, list []string) {
	items := make([]any, len(list))
	for i := range list {
		items[i] = list[i]
	}
	if f.Default = any(items); len(items) == 0 {
		f.Default = nil
	}
}

// defaultAmount is the amount filled in beforehand as it is typed, and its
// currency; without one the currency that is offered first.
func defaultAmount(f *engine.Field) (amount, currency string) {
	m, _ := f.Default.(map[string]any)
	amount, _ = m["amount"].(string)
	currency, _ = m["currency"].(string)
	if currency == "" && len(f.Currencies) > 0 {
		currency = f.Currencies[0]
	}
	return say.Typed(amount), currency
}

// setDefaultAmount fills an amount in beforehand; without a figure there is none.
func setDefaultAmount(f *engine.Field, amount, currency string) error {
	if strings.TrimSpace(amount) == "" {
		f.Default = nil
		return nil
	}
	decimal, err := say.ReadTyped(amount)
	if err != nil {
		return err
	}
	if currency == "" {
		currency = "EUR"
	}
	f.Default = map[string]any{"amount": decimal, "currency": currency}
	return nil
}

// hasDefault tells whether a question of the type can be filled in beforehand.
func hasDefault(t engine.FieldType) bool { return t != engine.FieldFile }
