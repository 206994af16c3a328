package control

import (
	"slices"
	"strings"

	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
)

// Picks is a control of chips for values out of a few choices. What is chosen but
// is no choice any more shows as it is.
func Picks(chosen []string, choices []words.Choice) *Chips {
	c := &Chips{Nothing: say.Say("There is nothing else to choose.")}
	for _, value := range chosen {
		chip := Chip{Value: value, Text: value}
		if i := slices.IndexFunc(choices, func(c words.Choice) bool { return c.Value == value }); i >= 0 {
			chip.Text = choices[i].Text
		}
		c.Chosen = append(c.Chosen, chip)
	}
	c.Suggest = func(typed string) []Chip {
		var list []Chip
		for _, choice := range choices {
			if !slices.Contains(chosen, choice.Value) && strings.Contains(strings.ToLower(choice.Text), strings.ToLower(strings.TrimSpace(typed))) {
				list = append(list, Chip{Value: choice.Value, Text: choice.Text})
			}
		}
		return list
	}
	return c
}
