// Package merge brings together what two people made of one drawing.
//
// [Three] knows the workflow both began with, and so tells who changed what.
// Things are known by their ids, questions of a form by their names, and within
// a thing every field is looked at for itself: what only one of the two changed
// is taken from them, and where both did the same there is nothing to choose.
// What remains is a [Conflict]: the same field changed in two ways, or a thing
// removed by one and changed by the other. It keeps what the first of the two
// has until a person has chosen.
//
// Three steps lead there. Things that were given another id on the way are
// recognised and called the same in all three workflows (identity.go, rename.go);
// values are compared as they are stored (value.go); lists are joined by key, in
// an order that both would recognise (list.go, order.go).
//
// The same rules take back an old step of an editor whose document somebody else
// has changed since: see [State].
//
// It is pure and knows neither editor nor page.
package merge
