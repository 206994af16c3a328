// Package search finds: entries of a list by what somebody types, best first
// ([Rank]), and places in a workflow by the words on and behind them ([In]).
// Accents, capitals and the order of words do not matter.
//
// What belongs here: how a text is compared with what was typed, and which texts
// of a workflow count. It draws nothing and knows no page.
package search
