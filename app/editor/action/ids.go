package action

// ID names an action.
type ID string

// Changing what is there.
const (
	Undo        ID = "undo"
	Redo        ID = "redo"
	Rename      ID = "rename"
	Duplicate   ID = "duplicate"
	Open        ID = "open"
	Delete      ID = "delete"
	DeleteApart ID = "delete-apart"
	SelectAll   ID = "select-all"
	Pick        ID = "pick"
	GiveUp      ID = "give-up"
)

// Placing what is there.
const (
	Move                 ID = "move"
	MoveFine             ID = "move-fine"
	AlignLeft            ID = "align-left"
	AlignCentre          ID = "align-centre"
	AlignRight           ID = "align-right"
	AlignTop             ID = "align-top"
	AlignMiddle          ID = "align-middle"
	AlignBottom          ID = "align-bottom"
	DistributeHorizontal ID = "distribute-horizontal"
	DistributeVertical   ID = "distribute-vertical"
	Tidy                 ID = "tidy"
)

// Adding states and changing what they do.
const (
	AddPerson     ID = "add-person"
	AddAutomatic  ID = "add-automatic"
	AddDecision   ID = "add-decision"
	AddWait       ID = "add-wait"
	MakePerson    ID = "make-person"
	MakeAutomatic ID = "make-automatic"
	MakeDecision  ID = "make-decision"
	MakeWait      ID = "make-wait"
	SplitOne      ID = "split-one"
	SplitAny      ID = "split-any"
	SplitAll      ID = "split-all"
	JoinEach      ID = "join-each"
	JoinAll       ID = "join-all"
	JoinComing    ID = "join-coming"
	JoinFirst     ID = "join-first"
	Begin         ID = "begin"
	NoStart       ID = "no-start"
	EndPath       ID = "end-path"
	EndAll        ID = "end-all"
	NoEnd         ID = "no-end"
)

// Changing transitions.
const (
	Reverse    ID = "reverse"
	Straighten ID = "straighten"
)

// Looking at the drawing.
const (
	Fit         ID = "fit"
	WholeSize   ID = "whole-size"
	ZoomIn      ID = "zoom-in"
	ZoomOut     ID = "zoom-out"
	ShowDraw    ID = "show-draw"
	ShowDiagram ID = "show-diagram"
	ShowText    ID = "show-text"
)

// Finding things, and actions.
const (
	Palette      ID = "palette"
	Find         ID = "find"
	FindNext     ID = "find-next"
	FindPrevious ID = "find-previous"
	NextProblem  ID = "next-problem"
	Help         ID = "help"
)

// What is done with the workflow as a whole.
const (
	Save          ID = "save"
	Publish       ID = "publish"
	Start         ID = "start"
	Export        ID = "export"
	Import        ID = "import"
	Versions      ID = "versions"
	ShowPublished ID = "show-published"
)
