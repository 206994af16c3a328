// Package client calls the server: one function for each route of the API, with
// the bodies of package shared. The calls block, so they belong in a goroutine
// and never on the one that draws. Every error is an *engine.Error; its code is
// the server's, or CodeOffline where the server was not reached.
//
// When the session has ended, a call waits: it announces EventSignIn on the
// window, the page's frame asks the person to sign in, and after EventSignedIn
// the call is made again. So nothing that was being done is lost.
//
// What belongs here: how a call is spoken. What it means to a page does not.
package client
