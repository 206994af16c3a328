// Package traces holds our engine against what other engines were seen to do.
//
// Two corpora hold models with recorded runs: BPMN diagrams with the traces of
// a token simulator, and SCXML state charts with the states active after each
// event. Its tests translate each model into a workflow, give the engine the
// same outside input, and compare:
//
//   - BPMN: every element and sequence flow entered, as a multiset; for each of
//     them everything it descends from, as a multiset; every element left; and
//     whether the process ended.
//   - SCXML: the active states at the start and after each event, as a multiset;
//     that every state newly active descends from one that was active before the
//     event; and whether the chart ended.
//
// One thing descends from another if a token that started it came from the
// other, through any number of states and transitions. On our side that is read
// from the events: which tokens start an activation, which it leaves behind. Of
// a BPMN run it is read from its scopes, see bpmn_trace_test.go. So everything is
// entered after what it descends from, on both sides, and never merely after
// something else.
//
// Which models run and which are left out stands in two tables, bpmn_table_test.go
// and scxml_table_test.go. A reason to leave one out is a feature that is found
// in the model or its script before anything runs. A difference stays in the
// table with its cause.
//
// Everything here is a test: the package is nothing to import.
package traces
