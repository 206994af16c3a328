// Package api answers HTTP: the JSON API of package shared, the start page and
// its files. Every route is a row of one table (route.go) with the permission it
// demands; nothing else can be registered. Every refusal is a problem document
// written in one place (problem.go), where codes become statuses.
//
// What belongs here: turning requests into calls and their results into answers,
// and what only HTTP needs (cookies, headers, other sites, limits on bodies).
// What does not: deciding anything (engine, server/runner, server/auth), SQL
// (server/store).
package api
