package engine_test

// Disputes are places where engine and reference differ, or the specification
// says too little to tell who is right. The generator keeps away from each as
// long as it is open; once it is settled, its constant goes and the code it
// guards with it.
const (
	// An unknown outcome, named by somebody to whom no outcome is open, is
	// forbidden for the engine and invalid by the order of the checks.
	avoidUnknownOutcome = true
	// Votes at a state kept apart from itself shrink their own quorum.
	avoidSeparateVotes = true
	// Whether a machine that started an instance is an unknown starter.
	avoidMachineStarter = true
)
