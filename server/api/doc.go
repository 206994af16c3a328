// Package api answers HTTP: the JSON API of package shared, the start page and
// its files, and what happens as it happens. Every route is a row of one table
// with the permission it demands, what its address names, from which sites it may
// be called, and what the API's document says of it; nothing else can be
// registered. Every refusal is a problem document written in one place, where
// codes become statuses.
//
// Where things are: route.go is the table, whose rows stand in the file of their
// noun (task.go, draft.go, key.go …). guard.go lets a request through to its row,
// object.go finds what the address names, action.go turns typed functions into
// rows' actions, body.go reads bodies, heavy.go has large ones wait for each other,
// idempotency.go carries requests out once, paging.go, revision.go and problem.go
// do what their names say. openapi.go and schema.go make the document of it all,
// examples.go fills it. stream.go is one open stream, listeners.go asks for all of
// them who may still listen, audience.go says who hears of what.
//
// What belongs here: turning requests into calls and their results into answers,
// and what only HTTP needs (cookies, headers, other sites, limits on bodies).
// What does not: deciding anything (engine, server/runner, server/auth), SQL
// (server/store).
package api
