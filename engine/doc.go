// Package engine is what Statecraft is about: the model of a workflow, its
// compiler, and the pure function that runs it.
//
// A [Workflow] is a graph of states and transitions. [Compile] turns it into a
// [Program] or says everything that is wrong with it at once. An [Instance] is
// one execution of a program. It changes in exactly two steps:
//
//	events, err := engine.Decide(program, instance, command)
//	for _, e := range events { instance.Apply(e) }
//
// [Decide] validates and changes nothing. [Instance.Apply] folds one event in
// and cannot fail. Events are the truth and the history: everything the outside
// must do (open a task, close it) is itself an event, so storing them stores
// both state and intent.
//
// Nothing in this package reads a clock, a random source, the network or the
// iteration order of a map. Time and people arrive in the command; activation
// ids are the instance's own counter. So the browser, the server and a replay
// years later compute the same events to the byte.
//
// What belongs here: anything that decides what a workflow does. What does not:
// storage, HTTP, rendering, text formats. Packages below engine import only
// each other; of them only engine/expr uses a module from outside.
//
// Where things are: workflow.go, state.go, transition.go, form.go and action.go
// hold the model; compile*.go check it; instance.go, command.go and event.go
// are what Decide works on; begin.go, complete.go, task.go and operate.go answer
// commands; run.go applies the firing rules, with join.go, reach.go, region.go,
// dominator.go and split.go; people.go and match.go say who may act, vote.go
// counts; apply.go folds; words*.go tell an event in a sentence. The semantics
// are written down in doc/*.md; section numbers (§2 …) refer to the text the
// project binds itself to.
package engine
