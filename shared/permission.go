package shared

// Permission is something a route demands of the caller.
type Permission string

const (
	// Public routes answer without a session.
	Public Permission = "public"
	// SignedIn routes answer everybody with a session.
	SignedIn      Permission = "signed-in"
	ReadWorkflows Permission = "workflows.read"
	EditWorkflows Permission = "workflows.edit"
	Publish       Permission = "workflows.publish"
	Start         Permission = "instances.start"
	// ReadInstances shows the caller their own instances; SeeAllInstances all.
	ReadInstances   Permission = "instances.read"
	SeeAllInstances Permission = "instances.all"
	// OperateInstances mends instances: suspend, retry, skip, move and so on.
	OperateInstances Permission = "instances.operate"
	ActOnTasks       Permission = "tasks.act"
	ReadDirectory    Permission = "directory.read"
	// ManagePeople is for users, groups, everybody's sessions and keys, and for
	// who may do what with a workflow.
	ManagePeople Permission = "people.manage"
	ReadAudit    Permission = "audit.read"
)

// Permissions lists what a permission set can grant and a key can be scoped to.
func Permissions() []Permission {
	return []Permission{
		ReadWorkflows, EditWorkflows, Publish, Start,
		ReadInstances, SeeAllInstances, OperateInstances, ActOnTasks,
		ReadDirectory, ManagePeople, ReadAudit,
	}
}

// Right gives the right that has the permission on single workflows, for people
// a workflow lists and against those it does not. Other permissions have none.
func (p Permission) Right() (Right, bool) {
	switch p {
	case ReadWorkflows:
		return RightSee, true
	case EditWorkflows:
		return RightDesign, true
	case Publish:
		return RightPublish, true
	case Start:
		return RightStart, true
	case SeeAllInstances, OperateInstances:
		return RightOperate, true
	}
	return "", false
}

// PermissionSet is what a person may do in the workspace.
type PermissionSet string

const (
	Admin       PermissionSet = "admin"
	Operator    PermissionSet = "operator"
	Designer    PermissionSet = "designer"
	Participant PermissionSet = "participant"
	Viewer      PermissionSet = "viewer"
)

// PermissionSets lists all of them.
func PermissionSets() []PermissionSet {
	return []PermissionSet{Admin, Operator, Designer, Participant, Viewer}
}

// Grants tells whether the set holds the permission. An unknown set grants
// nothing.
func (s PermissionSet) Grants(p Permission) bool {
	switch p {
	case Public, SignedIn:
		return true
	}
	for _, granted := range granted(s) {
		if granted == p {
			return true
		}
	}
	return false
}

func granted(s PermissionSet) []Permission {
	switch s {
	case Admin:
		return Permissions()
	case Designer:
		return []Permission{ReadWorkflows, EditWorkflows, Publish, Start, ReadInstances, SeeAllInstances, ActOnTasks, ReadDirectory}
	case Operator:
		return []Permission{ReadWorkflows, Start, ReadInstances, SeeAllInstances, OperateInstances, ActOnTasks, ReadDirectory}
	case Participant:
		return []Permission{ReadWorkflows, Start, ReadInstances, ActOnTasks, ReadDirectory}
	case Viewer:
		return []Permission{ReadWorkflows, ReadInstances, SeeAllInstances}
	}
	return nil
}

// Right is something people may do with one workflow. A workflow lists who has
// it; where it lists nobody, permission sets decide.
type Right string

const (
	RightDesign  Right = "design"
	RightPublish Right = "publish"
	RightStart   Right = "start"
	RightOperate Right = "operate" // see and mend all instances
	RightSee     Right = "see"     // the workflow itself
)

// Rights lists all of them.
func Rights() []Right {
	return []Right{RightSee, RightDesign, RightPublish, RightStart, RightOperate}
}

// Permission is what has the right where a workflow lists nobody for it.
func (r Right) Permission() Permission {
	switch r {
	case RightSee:
		return ReadWorkflows
	case RightDesign:
		return EditWorkflows
	case RightPublish:
		return Publish
	case RightStart:
		return Start
	case RightOperate:
		return OperateInstances
	}
	return ""
}
