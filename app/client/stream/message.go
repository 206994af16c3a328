package stream

import (
	"encoding/json"

	"statecraft/shared"
)

// message is what one tab tells the others, and itself.
type message struct {
	Change     *shared.StreamChange `json:"change,omitempty"`
	Everything bool                 `json:"everything,omitempty"`
	// Live says whether the stream is heard; nil says nothing of it.
	Live *bool `json:"live,omitempty"`
	// Asks comes from a tab that is new and wants to know whether it is.
	Asks bool `json:"asks,omitempty"`
	// SignedIn comes from the tab in which somebody has signed in.
	SignedIn bool `json:"signedIn,omitempty"`
}

func live(is bool) message { return message{Live: &is} }

func (m message) text() string {
	text, _ := json.Marshal(m) // it holds nothing that could fail
	return string(text)
}

// readMessage reads what another tab has told. Tabs may be of different releases:
// what one does not understand it leaves out.
func readMessage(text string) (m message, ok bool) {
	return m, json.Unmarshal([]byte(text), &m) == nil
}

// mostTogether is how many changes are told together; of more it is easier to look
// at everything anew.
const mostTogether = 200

// gathered is what has come since the last news.
type gathered struct {
	news  News
	fresh bool // there is something to tell
}

// add takes in a message.
func (g *gathered) add(m message) {
	switch {
	case m.Change != nil && len(g.news.Changes) < mostTogether:
		g.news.Changes, g.fresh = append(g.news.Changes, *m.Change), true
	case m.Change != nil, m.Everything:
		g.news.Everything, g.fresh = true, true
	}
	if m.Live != nil && *m.Live != g.news.Live {
		g.news.Live, g.fresh = *m.Live, true
	}
}

// take gives what there is to tell, once; ok is false where there is nothing.
func (g *gathered) take() (n News, ok bool) {
	n, ok = g.news, g.fresh
	*g = gathered{news: News{Live: n.Live}}
	return n, ok
}
