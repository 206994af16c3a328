package shared

import (
	"slices"
	"testing"
)

func TestRightsAndPermissionsBelongTogether(t *testing.T) {
	for _, right := range Rights() {
		permission := right.Permission()
		if !slices.Contains(Permissions(), permission) {
			t.Errorf("%s is given by %q, which is no permission", right, permission)
		}
		if back, ok := permission.Right(); !ok || back != right {
			t.Errorf("%s is given by %s, which belongs to %q", right, permission, back)
		}
	}
	for _, permission := range append(Permissions(), Public, SignedIn, "root") {
		if right, ok := permission.Right(); ok != slices.Contains(Rights(), right) {
			t.Errorf("%s has the right %q", permission, right)
		}
	}
	if Right("own").Permission() != "" {
		t.Error("an unknown right has a permission")
	}
}

// Who may what is told people by these words; a change here changes it for all
// of them.
func TestWhatSetsGrant(t *testing.T) {
	for set, granted := range map[PermissionSet][]Permission{
		Admin:       Permissions(),
		Operator:    {ReadWorkflows, Start, ReadInstances, SeeAllInstances, OperateInstances, ActOnTasks, ReadDirectory},
		Designer:    {ReadWorkflows, EditWorkflows, Publish, Start, ReadInstances, SeeAllInstances, ActOnTasks, ReadDirectory},
		Participant: {ReadWorkflows, Start, ReadInstances, ActOnTasks, ReadDirectory},
		Viewer:      {ReadWorkflows, ReadInstances, SeeAllInstances},
		"root":      nil,
		"":          nil,
	} {
		for _, permission := range Permissions() {
			if set.Grants(permission) != slices.Contains(granted, permission) {
				t.Errorf("%s grants %s: %v", set, permission, set.Grants(permission))
			}
		}
		if !set.Grants(Public) || !set.Grants(SignedIn) || set.Grants("root") {
			t.Errorf("%s grants what is everybody's: %v, %v; and what is nobody's: %v", set, set.Grants(Public), set.Grants(SignedIn), set.Grants("root"))
		}
	}
}
