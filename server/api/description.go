package api

import (
	"fmt"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"statecraft/engine"
	"statecraft/shared"
)

// description is what the API's document says of a row, besides what follows
// from the row itself.
type description struct {
	id    string // the operation's name in generated clients
	group string
	title string
	// more are further sentences.
	more string
	// inPerson rows are for people who are signed in, not for keys.
	inPerson bool
	// query and headers are parameters beside those of the path and of lists.
	query   []parameter
	headers []parameter
	// answerHeaders are those of the answer worth knowing.
	answerHeaders []parameter
	// refusals are codes it can answer besides those every such row can.
	refusals []engine.Code
}

// Groups of operations, in the order of the document.
const (
	groupTasks     = "Tasks"
	groupInstances = "Instances"
	groupWorkflows = "Workflows"
	groupPeople    = "People"
	groupSessions  = "Signing in"
	groupWorkspace = "Workspace"
)

func groups() []*huma.Tag {
	return []*huma.Tag{
		{Name: groupTasks, Description: "What people are asked to do: the inbox, and signing off."},
		{Name: groupInstances, Description: "Executions of workflows: starting, looking at and mending them."},
		{Name: groupWorkflows, Description: "Drafts, published versions, pictures, and who may do what with a workflow."},
		{Name: groupSessions, Description: "Sessions of browsers and keys of programs."},
		{Name: groupPeople, Description: "Users and groups."},
		{Name: groupWorkspace, Description: "What happened, as it happens and afterwards."},
	}
}

// Where a parameter stands.
const (
	inPath   = "path"
	inQuery  = "query"
	inHeader = "header"
)

// parameter is one thing a request says outside of its body.
type parameter struct {
	name    string
	in      string
	about   string
	schema  *huma.Schema
	example any
}

func (p parameter) document() *huma.Param {
	return &huma.Param{Name: p.name, In: p.in, Description: p.about, Schema: p.schema, Example: p.example, Required: p.in == inPath}
}

// parameters are those of the row alone.
func (row *route) parameters() []parameter {
	return slices.Concat(row.about.parameters, row.says.query, row.says.headers)
}

// usualParameters are those it has in common with others.
func (row *route) usualParameters() (list []parameter) {
	if row.does.paged {
		list = append(list, pageParameters()...)
	}
	if row.from == ownSite {
		list = append(list, parameter{name: shared.WriteHeader, in: inHeader, schema: text(""), example: "1",
			about: "Any value. Needed with a session, so that no other site can make a browser send the request; not with a key."})
	}
	if row.does.recorded && row.permission != shared.Public {
		list = append(list, parameter{name: shared.IdempotencyKey, in: inHeader, schema: text(idempotencyKeys.String()), example: "9a3c1f5e-5b0e-4d0c-8f6e-2f1d3b7a9c40",
			about: "A word of your own for this request. Repeated under the same word it is not carried out again: the answer shows what came of the first, with Idempotency-Replayed: true. It is remembered for a week."})
	}
	return list
}

// refusals are the codes the row can answer, without repetitions.
func (row *route) refusals() []engine.Code {
	list := []engine.Code{engine.CodeInvalid, shared.CodeCrossSite} // the query, the host
	if row.permission != shared.Public {
		list = append(list, shared.CodeUnauthenticated, shared.CodeThrottled, shared.CodeUnavailable, engine.CodeInternal)
		if row.permission != shared.SignedIn {
			list = append(list, engine.CodeForbidden)
		}
	}
	if len(row.about.parameters) > 0 {
		list = append(list, shared.CodeNotFound)
	}
	if row.does.body != nil {
		list = append(list, shared.CodeSyntax, shared.CodeUnsupported)
	}
	if row.from == ownSite {
		list = append(list, shared.CodeTooLarge)
		if row.permission != shared.Public {
			list = append(list, shared.CodeOverloaded) // large bodies wait
		}
	}
	if row.does.recorded && row.permission != shared.Public {
		list = append(list, shared.CodeConflict)
	}
	list = append(list, row.says.refusals...)
	slices.Sort(list)
	return slices.Compact(list)
}

// Schemas of parameters.

func text(pattern string) *huma.Schema { return &huma.Schema{Type: huma.TypeString, Pattern: pattern} }
func name() *huma.Schema               { return text("^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$") }
func yes() *huma.Schema                { return &huma.Schema{Type: huma.TypeBoolean} }
func moment() *huma.Schema             { return &huma.Schema{Type: huma.TypeString, Format: "date-time"} }

func between(least, most float64) *huma.Schema {
	return &huma.Schema{Type: huma.TypeInteger, Minimum: &least, Maximum: &most}
}

func positive() *huma.Schema {
	one := 1.0
	return &huma.Schema{Type: huma.TypeInteger, Format: "int64", Minimum: &one}
}

func oneOf[W ~string](words ...W) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, w := range words {
		s.Enum = append(s.Enum, string(w))
	}
	return s
}

func keyParameter() parameter {
	return parameter{name: "key", in: inPath, about: "Key of the workflow.", schema: workflowKey(), example: "expense"}
}

func workflowKey() *huma.Schema {
	s := text("^[a-z0-9]+(-[a-z0-9]+)*$")
	most := 64
	s.MaxLength = &most
	return s
}

// ifMatch is how a request says which revision it is based on.
func ifMatch(about string) parameter {
	return parameter{name: "If-Match", in: inHeader, about: about, schema: text(`^"(0|[1-9][0-9]*)"$`), example: `"4"`}
}

func etag() parameter {
	return parameter{name: "ETag", in: inHeader, about: "The revision, for If-Match.", schema: text(`^"(0|[1-9][0-9]*)"$`), example: `"4"`}
}

func location(path string) parameter {
	return parameter{name: "Location", in: inHeader, about: "Where it is.", schema: text(""), example: fmt.Sprint(path)}
}
