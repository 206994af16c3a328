package api

import (
	"encoding/json"
	"reflect"
	"slices"
	"time"

	"statecraft/engine"
	"statecraft/shared"
	"statecraft/shared/dot"
)

// dotExample is a body in DOT.
const dotExample = "digraph expense {\n  draft -> check [label=send]\n  check -> draft [label=return]\n  check -> paid [label=accept]\n}\n"

// exampleOf gives an example of a body or an answer. They are all of one small
// world: Ada has started an expense claim, and Ben of finance is asked to check
// it. A type without one has none in the document; a test says which.
func exampleOf(t reflect.Type) any {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Slice {
		if one := exampleOf(t.Elem()); one != nil {
			return []any{one}
		}
		return nil
	}
	for _, e := range examples() {
		if reflect.TypeOf(e) == t {
			return e
		}
	}
	return nil
}

// exampleTime is minutes after nine on one morning.
func exampleTime(minutes int) time.Time { return time.Date(2026, 11, 20, 9, minutes, 0, 0, time.UTC) }

func exampleWorkflow() engine.Workflow {
	return engine.Workflow{
		Key: "expense", Name: "Expense",
		States: []engine.State{
			{ID: "draft", Name: "Draft", Initial: true, Actors: []engine.Actor{engine.ActorStarter}, Form: exampleForm()},
			{ID: "check", Name: "Check", Actors: []engine.Actor{"group:finance"}},
			{ID: "paid", Name: "Paid", Kind: engine.KindRoute},
		},
		Transitions: []engine.Transition{
			{ID: "draft->check", From: "draft", To: "check", Label: "send"},
			{ID: "check->draft", From: "check", To: "draft", Label: "return", Notes: engine.NotesRequired},
			{ID: "check->paid", From: "check", To: "paid", Label: "accept"},
		},
	}
}

func exampleForm() *engine.Form {
	return &engine.Form{Fields: []engine.Field{{Name: "amount", Label: "Amount", Type: engine.FieldMoney, Required: true}}}
}

func exampleData() map[string]any {
	return map[string]any{"amount": map[string]any{"amount": "148.00", "currency": "EUR"}}
}

func exampleSummary() shared.InstanceSummary {
	return shared.InstanceSummary{
		ID: 12, Workflow: "expense", Name: "Expense", Version: 1, Title: "Chairs",
		Status: engine.StatusRunning, Starter: "ada", StartedAt: exampleTime(0), Waiting: []string{"Check"},
	}
}

func exampleInstance() shared.InstanceDetail {
	return shared.InstanceDetail{
		InstanceSummary: exampleSummary(),
		Instance: engine.Instance{
			Status: engine.StatusRunning, Starter: "ada", Started: exampleTime(0), Data: exampleData(),
			Activations:    []engine.Activation{{ID: 2, State: "check", Entered: exampleTime(5), Task: true}},
			LastActivation: 2, Signers: map[string][]string{"draft": {"ada"}}, Events: 9,
		},
		Definition: exampleWorkflow(),
	}
}

func exampleSignOff() shared.SignOff {
	return shared.SignOff{By: "ada", At: exampleTime(5), State: "draft", Outcome: "send", Data: exampleData()}
}

func exampleTask() shared.Task {
	return shared.Task{
		ID: "12-2", Revision: 1, Instance: 12, Activation: 2, Workflow: "expense", Name: "Expense", Version: 1, Title: "Chairs",
		State: "check", StateName: "Check", Actors: []engine.Actor{"group:finance"}, OpenedAt: exampleTime(5),
	}
}

func exampleUser() shared.User {
	return shared.User{Name: "ada", Display: "Ada", Groups: []string{"designers"}, Permissions: []shared.PermissionSet{shared.Designer}}
}

func exampleKey() shared.APIKey {
	return shared.APIKey{ID: 3, Owner: "ada", Name: "nightly import", Scopes: []shared.Permission{shared.ReadInstances, shared.Start}, CreatedAt: exampleTime(0), ExpiresAt: exampleTime(0).AddDate(0, 6, 0)}
}

// examples has one of every type that is read or answered.
func examples() []any {
	return slices.Concat(peopleExamples(), workflowExamples(), instanceExamples())
}

func peopleExamples() []any {
	user := shared.UserDetail{User: exampleUser(), Password: shared.PasswordOwn, Revision: 2, CreatedAt: exampleTime(0)}
	display := "Ada L."
	return []any{
		shared.SignIn{User: "ada", Password: "correct horse battery staple"},
		shared.Claim{Key: "c2VjcmV0LW9mLXRoZS1jb25zb2xl", User: "ada", Password: "correct horse battery staple"},
		shared.ActAs{User: "ben"},
		shared.Me{User: exampleUser(), Granted: []shared.Permission{shared.ReadWorkflows, shared.EditWorkflows}, Version: "1.0.0"},
		shared.SetPassword{Old: "correct horse battery staple", New: "a longer one of my own"},
		shared.Session{ID: "1f9c2ab04d7e6a35", User: "ada", Address: "192.0.2.7", Agent: "Firefox on Linux", CreatedAt: exampleTime(0), SeenAt: exampleTime(30), ExpiresAt: exampleTime(0).AddDate(0, 0, 7), Current: true},
		shared.Directory{Users: []shared.User{{Name: "ada", Display: "Ada"}, {Name: "ben", Groups: []string{"finance"}}}, Groups: []shared.Group{{Name: "finance", Display: "Finance"}}},

		shared.CreateUser{Name: "ada", Display: "Ada", Groups: []string{"designers"}, Permissions: []shared.PermissionSet{shared.Designer}},
		user,
		shared.ChangeUser{Revision: 2, Display: &display},
		shared.ResetPassword{Revision: 2},
		shared.OneTimePassword{User: user, Password: "amber-violin-copper-meadow", Until: exampleTime(0).AddDate(0, 0, 3)},
		shared.CreateGroup{Name: "finance", Display: "Finance"},
		shared.ChangeGroup{Revision: 1, Display: "Finance, Berlin"},
		shared.GroupDetail{Group: shared.Group{Name: "finance", Display: "Finance"}, Members: []string{"ben"}, Revision: 1},
		shared.CreateKey{Name: "nightly import", Scopes: []shared.Permission{shared.ReadInstances, shared.Start}, ExpiresAt: exampleTime(0).AddDate(0, 6, 0)},
		exampleKey(),
		shared.CreatedKey{APIKey: exampleKey(), Secret: shared.KeyPrefix + "kV9…"},
	}
}

func workflowExamples() []any {
	rights := map[shared.Right][]engine.Actor{shared.RightStart: {"group:finance", "user:ada"}}
	draft := shared.Draft{Workflow: exampleWorkflow(), Revision: 4, Version: 1, Changed: true, UpdatedAt: exampleTime(0), UpdatedBy: "ada", May: shared.Rights()}
	return []any{
		shared.WorkflowSummary{Key: "expense", Name: "Expense", Revision: 4, Version: 1, States: 3, Running: 1, UpdatedAt: exampleTime(0), UpdatedBy: "ada", MayStart: true, May: shared.Rights()},
		shared.CreateWorkflow{Workflow: exampleWorkflow()},
		Created{Draft: draft, Guesses: []dot.Guess{{State: "draft", Message: "draft begins: nothing leads to it.", Other: "It does not begin", Value: "false"}}},
		draft,
		shared.DraftRevision{Revision: 4},
		shared.SaveDraft{Workflow: exampleWorkflow(), Revision: 4},
		shared.Saved{Revision: 5, UpdatedAt: exampleTime(0)},
		shared.PublishDraft{Revision: 4, Note: "Finance checks before anything is paid."},
		shared.Version{Key: "expense", Version: 2, PublishedAt: exampleTime(0), PublishedBy: "ada", Note: "Finance checks before anything is paid."},
		shared.DraftChange{Revision: 4, At: exampleTime(0), By: "ada", Changes: shared.Changes{States: shared.Difference{Changed: []string{"check"}}}},
		shared.Presence{Selection: []string{"check"}},
		shared.Others{Tabs: []shared.Tab{{ID: "0c5e8b1a-93f7-4a53-8c59-2b7f6d1e4a90", User: "ben", Selection: []string{"draft"}, SeenAt: exampleTime(1)}}, Revision: 4},
		shared.WorkflowRights{Revision: 1, Rights: rights},
		exampleWorkflow(),
		shared.Check{Problems: []engine.Problem{{Code: engine.ProblemNoActors, Severity: engine.SeverityError, State: "check", Field: "actors", Message: "Nobody may act in Check: choose who."}}},
		shared.Layout{Positions: map[string]engine.Point{"draft": {X: 82, Y: 29}, "check": {X: 318, Y: 29}}},
	}
}

func instanceExamples() []any {
	instance, signOff := exampleInstance(), exampleSignOff()
	return []any{
		shared.StartInstance{Title: "Chairs", Start: engine.Start{}},
		exampleSummary(),
		instance,
		shared.History{Events: []engine.Event{{Kind: engine.Started, At: exampleTime(0), By: "ada"}, {Kind: engine.StateEntered, At: exampleTime(0), Activation: 1, State: "draft"}}},
		shared.InstanceData{Data: exampleData(), Events: 9},
		shared.Choose{Outcome: "withdraw", Notes: "Ordered elsewhere."},
		engine.Suspend{Notes: "Waiting for the auditors."},
		engine.Resume{},
		engine.Cancel{Notes: "Entered twice."},
		engine.Skip{Activation: 2, Outcome: "accept", Notes: "Checked on paper."},
		engine.Move{Activation: 2, To: "draft", Notes: "The receipt is missing."},
		engine.Retry{Activation: 2},
		engine.BindRole{Role: "moderator", Actors: []engine.Actor{"user:ben"}},
		engine.SetData{Data: exampleData(), Notes: "A typing error."},

		exampleTask(),
		shared.TaskCounts{Mine: 2, Unassigned: 5, Groups: 6, All: 8},
		shared.TaskDetail{Task: exampleTask(), Outcomes: []engine.Outcome{{Name: "return", NotesRequired: true}, {Name: "accept"}}, SignOffs: []shared.SignOff{signOff}, InstanceDetail: &instance},
		shared.CompleteTask{Revision: 1, Outcome: "accept", Notes: "Receipt seen."},
		shared.DelegateTask{To: "cyd", Notes: "I am away until Monday."},
		shared.AssignTask{To: "ben"},

		shared.AuditEntry{ID: 4711, At: exampleTime(5), Actor: "ada", Action: "complete", Object: "revision 1", Instance: 12, Detail: json.RawMessage(`[{"type":"signed","by":"ada","activation":1,"state":"draft","outcome":"send"}]`), Hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
	}
}
