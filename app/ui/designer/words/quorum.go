package words

import (
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
)

// Quorum is how the number of signatures of a state is given.
type Quorum string

const (
	QuorumOne    Quorum = "one"    // whoever comes first
	QuorumNumber Quorum = "number" // a number of people
	QuorumShare  Quorum = "share"  // a share of those who may, in per cent
	QuorumAll    Quorum = "all"    // everybody who may
)

// QuorumOf reads how many must sign: the mode and, for a number or a share, its
// figure. What cannot be read is shown as the number somebody has to mend.
func QuorumOf(n engine.Need) (mode Quorum, figure string) {
	text := string(n)
	switch {
	case text == "" || text == "1":
		return QuorumOne, ""
	case text == string(QuorumAll):
		return QuorumAll, ""
	case strings.HasSuffix(text, "%"):
		return QuorumShare, strings.TrimSuffix(text, "%")
	}
	return QuorumNumber, text
}

// NeedOf writes what QuorumOf reads; without a figure it takes the usual one.
func NeedOf(mode Quorum, figure string) engine.Need {
	figure = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(figure), "%"))
	switch mode {
	case QuorumNumber:
		if figure == "" {
			figure = "2"
		}
		return engine.Need(figure)
	case QuorumShare:
		if figure == "" {
			figure = "50"
		}
		return engine.Need(figure + "%")
	case QuorumAll:
		return engine.Need(QuorumAll)
	}
	return ""
}

// QuorumChoices are the ways to say how many sign.
func QuorumChoices() []Choice {
	return []Choice{
		{string(QuorumOne), say.Say("One person")},
		{string(QuorumNumber), say.Say("A number of people")},
		{string(QuorumShare), say.Say("A share of those who may")},
		{string(QuorumAll), say.Say("Everybody who may")},
	}
}

// AssignChoices are the ways a task is handed out.
func AssignChoices(now engine.AssignMode) []Choice {
	return withCurrent([]Choice{
		{string(engine.AssignPool), say.Say("Whoever takes it first")},
		{string(engine.AssignRoundRobin), say.Say("Each in turn")},
		{string(engine.AssignLeastLoaded), say.Say("Whoever has the fewest open tasks")},
	}, string(now), string(now))
}

// OutcomeChoices are outcomes to choose from; one that is set but gone stays, so
// that showing it never changes it.
func OutcomeChoices(names []string, now string) []Choice {
	list := make([]Choice, len(names))
	for i, n := range names {
		list[i] = Choice{n, n}
	}
	return withCurrent(list, now, say.Say("%s (not an outcome any more)", now))
}
