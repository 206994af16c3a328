// Package shared holds what page and server must agree on: the JSON bodies of
// the API, the paths of API and pages, error codes, and permissions. It knows
// the engine and nothing else of ours. What belongs here is spoken over the
// wire; behaviour belongs to the side that has it.
package shared
