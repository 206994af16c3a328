// Package say puts what the page says into the language of whoever reads it, and
// writes dates, times, numbers and amounts as they are written there, in the
// reader's own zone. The English sentence is the key: say.Say("Sign out").
//
// What belongs here: which language it is and what the browser knows about it.
// Catalogues are shared/text's; no page puts sentences together by "+".
package say
