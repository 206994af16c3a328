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
	ActOnTasks      Permission = "tasks.act"
	ReadDirectory   Permission = "directory.read"
)

// PermissionSet is what a person may do in the workspace.
type PermissionSet string

const (
	Admin       PermissionSet = "admin"
	Operator    PermissionSet = "operator"
	Designer    PermissionSet = "designer"
	Participant PermissionSet = "participant"
	Viewer      PermissionSet = "viewer"
)

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
		return []Permission{ReadWorkflows, EditWorkflows, Publish, Start, ReadInstances, SeeAllInstances, ActOnTasks, ReadDirectory}
	case Designer:
		return []Permission{ReadWorkflows, EditWorkflows, Publish, Start, ReadInstances, SeeAllInstances, ActOnTasks, ReadDirectory}
	case Operator:
		return []Permission{ReadWorkflows, Start, ReadInstances, SeeAllInstances, ActOnTasks, ReadDirectory}
	case Participant:
		return []Permission{ReadWorkflows, Start, ReadInstances, ActOnTasks, ReadDirectory}
	case Viewer:
		return []Permission{ReadWorkflows, ReadInstances, SeeAllInstances}
	}
	return nil
}
