// Package expr is the language of conditions and assignments: straight-line,
// typed, and small enough to be told in one screen.
//
//	literals     12, 1_000, 2.5e3, "text", 'text', `text`, true, false, nil, [1, 2]
//	names        amount, order.total, order["total"]
//	comparing    == != < <= > >=, also 1 < amount <= 10
//	joining      and or not, also && || !
//	searching    x in list, x in object, list contains x, and for texts contains,
//	             startsWith, endsWith; each of them with not before it
//	computing    + - * / %, + also joins texts
//	choosing     condition ? one : other, maybe ?? otherwise
//	functions    abs ceil float floor int len lower max min round string trim upper
//	remarks      // to the end of the line, /* between */
//
// From the loosest to the tightest: ?: — or — and — not — comparing and searching
// — + - — * / % — - + ! — ?? — brackets, members, calls. Numbers are float64, as
// in the data. Grammar, types and results follow github.com/expr-lang/expr, which
// the tests hold it to, but for "not", which takes a whole comparison as people
// read it, and for what the library does differently on different machines.
//
// A source is limited in length and nesting before the parser sees it, every name
// must be declared with a type, and the result is bounded, as is every text on
// the way to it. There are no loops and no calls of anything outside. So the cost
// of running a program is bounded by its length and its input, and it gives the
// same on every machine.
//
// What belongs here: the language. What names exist and what they hold is the
// engine's business.
package expr
