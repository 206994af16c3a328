// Package settings knows what an operator may set: one table ([Table]) names
// each setting, and [Resolve] finds its value. A flag comes before the
// environment (STATECRAFT_ADDR for addr), the environment before the settings
// file, and the file before the default. Whatever is wrong, wherever it stands,
// is listed at once with its place.
//
// What belongs here: names, meanings, defaults, where a value may come from, and
// what it must look like. What does not: flags of a command line and acting on a
// value (the program).
package settings
