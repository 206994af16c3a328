// Package telemetry lets operators see what the server does: the log, metrics
// for Prometheus, and a trace of every command for OpenTelemetry.
//
// Nothing it tells is about people or of what they write: metrics are counted by
// routes, commands and codes, of which there are few; spans carry the same and
// the request's id, never an address, a path or a text of an error. What must
// not be seen is taken out of the log on its way ([Hide]).
//
// The rest of the server does not know this package. What wants to be watched
// declares an interface of its own, which [Telemetry] has the methods of.
package telemetry
