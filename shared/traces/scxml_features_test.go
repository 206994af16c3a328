package traces

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// Why a chart is left out. Each is a feature that can be seen in the chart or
// its script before anything runs.
const (
	clock       = "an event is sent with a delay that comes due within its script"
	subflow     = "it runs another chart, and no subflow runs in this version"
	computed    = "it computes the name or the way of an event"
	noSuchState = "its script names a state that the chart does not have"
	noScript    = "it loads a script that the corpus does not hold"
	functions   = "it defines functions; ours has assignments only"
	system      = "it reads what the interpreter says of an event or of itself (_event, _sessionid, _name), which no condition of ours sees"
	doneData    = "it passes data with the event that a compound state is done"
	xmlData     = "it reads XML data by the DOM"
	bitwise     = "it computes bitwise"
)

var systemVariable = regexp.MustCompile(`\b_(event|sessionid|name|ioprocessors)\b`)

// unexpressible lists every reason to leave the chart out. Log entries count
// for nothing: they only write a line that no recorded run holds.
func unexpressible(c *chart, s *script) []string {
	var found []string
	add := func(when bool, why string) {
		if when && !slices.Contains(found, why) {
			found = append(found, why)
		}
	}
	want, lasts := slices.Clone(s.Initial), time.Duration(0)
	for _, e := range s.Events {
		lasts += time.Duration(e.After) * time.Millisecond
		want = append(want, e.Next...)
	}
	for _, id := range want {
		add(c.places[id] == nil, noSuchState)
	}
	c.tree.each(func(n *node) {
		if n.name == "log" {
			return
		}
		for _, delay := range []string{n.attrs["delay"], n.attrs["delayexpr"]} {
			due, err := time.ParseDuration(strings.Trim(delay, "'"))
			add(delay != "" && (err != nil || due <= lasts), clock)
		}
		add(n.name == "invoke", subflow)
		add(n.name == "send" && n.attrs["eventexpr"]+n.attrs["typeexpr"]+n.attrs["targetexpr"] != "", computed)
		add(n.name == "script" && n.attrs["src"] != "", noScript)
		add(n.name == "script" && strings.Contains(n.text, "function"), functions)
		add(n.name == "donedata", doneData)
		for _, source := range []string{n.attrs["cond"], n.attrs["expr"], n.attrs["location"]} {
			add(systemVariable.MatchString(source), system)
			add(strings.Contains(source, "getElementsByTagName"), xmlData)
			add(strings.Contains(strings.ReplaceAll(source, "||", ""), "|"), bitwise)
		}
	})
	return found
}
