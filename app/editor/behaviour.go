package editor

// behaviour is one reaction of the subject to what a command did, in a file of
// its own. Behaviours run after every command, never during it, and write into
// the same step; redo replays what they wrote.
type behaviour func(*edit)

// behaviours lists them in the order they run.
func behaviours() []behaviour {
	return []behaviour{
		firstStateIsInitial,
		leadingOnIsNoEnd,
		personsHaveActors,
		neighboursAreJoined,
		fourEyesFollowStates,
		signersFollowStates,
		transitionsFollowStates,
		outcomesFollowButtons,
	}
}
