package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"statecraft/engine"
	"statecraft/server/auth"
	"statecraft/server/runner"
	"statecraft/server/store"
	"statecraft/shared"
	"statecraft/shared/examples"
)

// seedDemo brings examples and cast on the first start in demo mode. The cast
// comes last and says that it is done, so a start that was cut short is made up
// for by the next.
func seedDemo(ctx context.Context, s *store.Store, r *runner.Runner, now time.Time) error {
	directory, err := s.Directory(ctx, store.Server())
	if err != nil {
		return err
	}
	if slices.ContainsFunc(directory.Users, func(u shared.User) bool { return u.Name == auth.DemoAdministrator }) {
		return nil
	}
	workflows, err := examples.All()
	if err != nil {
		return err
	}
	for n := range workflows {
		if err := seedExample(ctx, s, r, &workflows[n], now); err != nil {
			return fmt.Errorf("example %s: %w", workflows[n].Key, err)
		}
	}
	groups, cast := demoCast(examples.Groups(workflows))
	return s.AddPeople(ctx, store.Server(), groups, cast, now)
}

func seedExample(ctx context.Context, s *store.Store, r *runner.Runner, w *engine.Workflow, now time.Time) error {
	draft, err := s.Draft(ctx, store.Server(), w.Key)
	if engine.CodeOf(err) == shared.CodeNotFound {
		draft, err = s.CreateWorkflow(ctx, store.Server(), store.NewWorkflow{Workflow: w, Example: true, At: now})
	}
	if err != nil {
		return err
	}
	_, _, err = r.Publish(ctx, store.Server(), draft.Workflow.Key, shared.PublishDraft{Revision: draft.Revision})
	return err
}

// demoCast lists who plays in demo mode. Everybody is in every group the
// examples name, so that each can be brought to its end as anybody; designers
// and approvers are for the workflows people draw themselves.
func demoCast(exampleGroups []string) ([]shared.Group, []store.NewUser) {
	names := slices.Concat(exampleGroups, []string{"approvers", "designers"})
	slices.Sort(names)
	var groups []shared.Group
	for _, name := range slices.Compact(names) {
		groups = append(groups, shared.Group{Name: name})
	}
	member := func(name, display string, own []string, sets ...shared.PermissionSet) store.NewUser {
		return store.NewUser{User: shared.User{Name: name, Display: display, Groups: slices.Concat(exampleGroups, own), Permissions: sets}}
	}
	return groups, []store.NewUser{
		member(auth.DemoAdministrator, "Admin", []string{"approvers", "designers"}, shared.Admin),
		member("approver", "Approver", []string{"approvers"}, shared.Participant),
		member("designer", "Designer", []string{"designers"}, shared.Designer, shared.Participant),
	}
}
