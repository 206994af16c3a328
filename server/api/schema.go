package api

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"statecraft/engine"
	"statecraft/shared"
)

// schemaPrefix begins a reference to a schema of the document.
const schemaPrefix = "#/components/schemas/"

// comments holds what the source says of the types of the API and their fields,
// as "shared.Task" and "shared.Task.Revision". A test writes it.
//
//go:embed comments.json
var comments []byte

// refine adds to schemas made from Go types what those do not say: which words a
// text can be, and what the comments in the source tell.
func refine(r huma.Registry) error {
	var told map[string]string
	if err := json.Unmarshal(comments, &told); err != nil {
		return fmt.Errorf("read the comments of types: %w", err)
	}
	known := vocabularies()
	for name, schema := range r.Map() {
		t := r.TypeFromRef(schemaPrefix + name)
		schema.Description = told[t.String()]
		for _, field := range reflect.VisibleFields(t) {
			property := schema.Properties[jsonName(field)]
			if property == nil {
				continue
			}
			if property.Ref == "" { // beside a reference a description would change the type itself
				property.Description = told[owner(t, field).String()+"."+field.Name]
			}
			restrict(property, field.Type, known)
		}
	}
	return nil
}

func jsonName(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// owner is the struct that declares a field others have by embedding it.
func owner(t reflect.Type, field reflect.StructField) reflect.Type {
	for _, n := range field.Index[:len(field.Index)-1] {
		t = t.Field(n).Type
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
	}
	return t
}

// restrict lists the words a text can be.
func restrict(s *huma.Schema, t reflect.Type, known map[reflect.Type][]string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		if t.Kind() == reflect.Slice {
			s = s.Items
		}
		t = t.Elem()
	}
	if words := known[t]; words != nil {
		s.Enum = oneOf(words...).Enum
	}
}

// vocabularies lists the words of every type that is a closed set of them.
func vocabularies() map[reflect.Type][]string {
	var kinds []string
	for k := engine.Started; k <= engine.Cancelled; k++ {
		kinds = append(kinds, k.String())
	}
	return map[reflect.Type][]string{
		reflect.TypeFor[engine.EventKind](): kinds,

		reflect.TypeFor[engine.ActionType](): list(engine.ActionSet, engine.ActionTable, engine.ActionScript, engine.ActionHTTP, engine.ActionEmail, engine.ActionMessage, engine.ActionWorker),
		reflect.TypeFor[engine.AssignMode](): list(engine.AssignPool, engine.AssignRoundRobin, engine.AssignLeastLoaded),
		reflect.TypeFor[engine.Direction]():  list(engine.DirectionRight, engine.DirectionDown),
		reflect.TypeFor[engine.FieldType](): list(engine.FieldText, engine.FieldLongText, engine.FieldNumber, engine.FieldMoney, engine.FieldBoolean,
			engine.FieldDate, engine.FieldChoice, engine.FieldChoices, engine.FieldUser, engine.FieldFile),
		reflect.TypeFor[engine.Final]():        list(engine.FinalDone, engine.FinalTerminate),
		reflect.TypeFor[engine.HookPoint]():    list(engine.HookStart, engine.HookSuccess, engine.HookFailure, engine.HookRetry, engine.HookCancel),
		reflect.TypeFor[engine.IncidentCode](): list(engine.IncidentStuck, engine.IncidentBudget, engine.IncidentNoMatch, engine.IncidentExpression, engine.IncidentNobody),
		reflect.TypeFor[engine.Join]():         list(engine.JoinXor, engine.JoinAnd, engine.JoinOr, engine.JoinFirst),
		reflect.TypeFor[engine.Kind]():         list(engine.KindHuman, engine.KindAction, engine.KindWait, engine.KindRoute, engine.KindSubflow),
		reflect.TypeFor[engine.NotesRule]():    list(engine.NotesRequired),
		reflect.TypeFor[engine.Severity]():     list(engine.SeverityError, engine.SeverityWarning),
		reflect.TypeFor[engine.Split]():        list(engine.SplitXor, engine.SplitAnd, engine.SplitOr),
		reflect.TypeFor[engine.StartMode]():    list(engine.StartAll, engine.StartOne),
		reflect.TypeFor[engine.StartTrigger](): list(engine.StartByMessage, engine.StartByWebhook, engine.StartBySchedule),
		reflect.TypeFor[engine.Status]():       list(engine.StatusRunning, engine.StatusSuspended, engine.StatusCompleted, engine.StatusCancelled),
		reflect.TypeFor[engine.Trigger]():      list(engine.OnDone, engine.OnAfter, engine.OnAt, engine.OnMessage, engine.OnError),

		reflect.TypeFor[shared.PasswordState](): list(shared.PasswordNone, shared.PasswordOneTime, shared.PasswordOwn),
		reflect.TypeFor[shared.Permission]():    list(shared.Permissions()...),
		reflect.TypeFor[shared.PermissionSet](): list(shared.PermissionSets()...),
		reflect.TypeFor[shared.Right]():         list(shared.Rights()...),
	}
}

// list turns typed words into plain ones.
func list[W ~string](typed ...W) []string {
	words := make([]string, len(typed))
	for n, w := range typed {
		words[n] = string(w)
	}
	return words
}
