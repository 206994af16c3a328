// Package client calls the server: one function for each route of the API, with
// the bodies of package shared. The calls block, so they belong in a goroutine
// and never on the one that draws. Every error unwraps to an *engine.Error; its
// code is the server's, or CodeOffline where the server was not reached. What
// else the server told of a refusal, ProblemOf gives.
//
// When the session has ended, a call waits: it announces EventSignIn on the
// window, the page's frame asks the person to sign in, and after EventSignedIn
// the call is made again. So nothing that was being done is lost, and what was
// done already is not done twice: every POST carries an Idempotency-Key, which
// Once makes last as long as the attempt it belongs to.
//
// What belongs here: how a call is spoken. What it means to a page does not. What
// happens at the server without a call, package client/stream tells.
package client
