// Package crash holds the whole program against what it cannot prevent: it is
// killed at any moment and at named ones, the database under it falls over, is
// locked, fills its disk or may not be written. Its tests run the program itself,
// talk to it by HTTP as its users do, and then look at what is stored.
//
// What they demand: nothing that was acknowledged is lost, nothing is done twice,
// whatever was asked and not answered can be asked again under its key, and every
// stored history gives the stored instance.
//
// Named moments are places in the source where the program kills itself. They
// are put into a copy of it when it is built for the tests, so the program people
// run knows nothing of them.
//
//	go test ./server/crash                         some rounds on both databases
//	go test ./server/crash -rounds 500 -seed 7     many
//	go test ./server/crash -run Mutants -mutants   programs with a fault put in
package crash
