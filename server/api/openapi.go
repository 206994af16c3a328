package api

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"statecraft/shared"
)

// Ways to say who calls.
const (
	bySession = "session"
	byKey     = "key"
)

// newDocument begins the OpenAPI document; every row of the table adds its
// operation. huma makes schemas of our types and keeps the document. It reads no
// request and writes no answer: its decoder takes fields twice and compares
// values with the schema after decoding, and its refusals are not ours.
func newDocument(version string) *huma.OpenAPI {
	return &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{
			Title: "Statecraft", Version: version,
			Description: "Everything the page does goes through this API.\n\n" +
				"Bodies are JSON in UTF-8, read strictly: unknown fields, fields given twice and anything after the end are refused. They have at most 1 MiB, where nobody is signed in yet 16 KiB. " +
				"Whatever is refused is answered with a problem document (RFC 9457) whose code is stable; what is not yours to see is answered like what does not exist. " +
				"Lists are JSON arrays in parts; the Link header says where the next part is. " +
				"HEAD is answered wherever GET is.",
		},
		Tags: groups(),
		Components: &huma.Components{
			Schemas:   huma.NewMapRegistry(schemaPrefix, huma.DefaultSchemaNamer),
			Responses: map[string]*huma.Response{}, Examples: map[string]*huma.Example{}, Parameters: map[string]*huma.Param{},
			SecuritySchemes: map[string]*huma.SecurityScheme{
				bySession: {Type: "apiKey", In: "cookie", Name: cookieName(false), Description: "What signing in sets. Under TLS its name begins with __Host-. Requests that change something need the header " + shared.WriteHeader + " as well."},
				byKey:     {Type: "http", Scheme: "bearer", BearerFormat: shared.KeyPrefix + "…", Description: "An API key. It can do what its scopes name, as far as its owner can."},
			},
		},
	}
}

// operation is what the document says of a row. What several rows have in common
// goes into its components.
func (row *route) operation(c *huma.Components) *huma.Operation {
	o := &huma.Operation{
		Method: row.method, Path: humaPath(row.path), Hidden: row.says.id == "",
		OperationID: row.says.id, Tags: []string{row.says.group}, Summary: row.says.title, Description: row.more(),
		RequestBody: row.requestBody(c), Responses: row.responses(c), Security: row.security(),
	}
	for _, p := range row.parameters() {
		o.Parameters = append(o.Parameters, p.document())
	}
	for _, p := range row.usualParameters() {
		c.Parameters[p.name] = p.document()
		o.Parameters = append(o.Parameters, &huma.Param{Ref: "#/components/parameters/" + p.name})
	}
	return o
}

// humaPath writes parameters of a path in the document's way.
func humaPath(path string) string {
	parts := strings.Split(path, "/")
	for n, part := range parts {
		if name, ok := strings.CutPrefix(part, ":"); ok {
			parts[n] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

// more says who may call, and what else there is to say.
func (row *route) more() string {
	who := ""
	switch right, byRight := row.right(); {
	case row.permission == shared.Public:
		who = "For everybody."
	case row.permission == shared.SignedIn:
		who = "For whoever is signed in."
	case byRight:
		who = fmt.Sprintf("Takes the permission %s, or the right %s on the workflow.", row.permission, right)
	default:
		who = fmt.Sprintf("Takes the permission %s.", row.permission)
	}
	if more := row.needs()[1:]; len(more) > 0 {
		who += fmt.Sprintf(" A key needs the scope %s as well.", strings.Join(list(more...), " and "))
	}
	return strings.TrimSpace(row.says.more + "\n\n" + who)
}

func (row *route) security() []map[string][]string {
	switch {
	case row.permission == shared.Public:
		return []map[string][]string{{}}
	case row.says.inPerson:
		return []map[string][]string{{bySession: {}}}
	}
	return []map[string][]string{{bySession: {}}, {byKey: {}}}
}

func (row *route) requestBody(c *huma.Components) *huma.RequestBody {
	if row.does.body == nil {
		return nil
	}
	body := &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/json": {Schema: c.Schemas.Schema(row.does.body, true, ""), Examples: shownBy(c, row.does.body)},
	}}
	if row.does.other != "" {
		body.Content[row.does.other] = &huma.MediaType{Schema: text(""), Example: dotExample}
	}
	return body
}

func (row *route) responses(c *huma.Components) map[string]*huma.Response {
	all := map[string]*huma.Response{}
	for _, status := range row.does.success {
		all[strconv.Itoa(status)] = row.success(c, status)
	}
	byStatus := map[int][]known{}
	for _, k := range codes() {
		if slices.Contains(row.refusals(), k.code) {
			byStatus[k.status] = append(byStatus[k.status], k)
		}
	}
	for status, list := range byStatus {
		all[strconv.Itoa(status)] = refusal(c, status, list)
	}
	return all
}

func (row *route) success(c *huma.Components, status int) *huma.Response {
	answer := &huma.Response{Description: http.StatusText(status), Headers: map[string]*huma.Param{}}
	for _, h := range row.answerHeaders() {
		answer.Headers[h.name] = &huma.Param{Description: h.about, Schema: h.schema, Example: h.example}
	}
	switch {
	case row.does.media != "":
		answer.Content = map[string]*huma.MediaType{row.does.media: {Schema: text("")}}
	case row.does.answer != nil:
		answer.Content = map[string]*huma.MediaType{"application/json": {Schema: answerSchema(c.Schemas, row.does.answer), Examples: shownBy(c, row.does.answer)}}
	}
	return answer
}

// answerSchema is that of an answer; a list is always one, never null.
func answerSchema(r huma.Registry, t reflect.Type) *huma.Schema {
	s := r.Schema(t, true, "")
	s.Nullable = false
	return s
}

func (row *route) answerHeaders() []parameter {
	list := slices.Clone(row.says.answerHeaders)
	if row.does.paged {
		list = append(list, parameter{name: "Link", about: `Where the next part is: <…>; rel="next". Missing where there is none.`, schema: text("")})
	}
	if row.does.recorded && row.permission != shared.Public {
		list = append(list, parameter{name: shared.IdempotencyReplayed, about: "true where an earlier request under this Idempotency-Key has done it.", schema: oneOf("true")})
	}
	return list
}

// shownBy refers to the example of a type.
func shownBy(c *huma.Components, t reflect.Type) map[string]*huma.Example {
	example := exampleOf(t)
	if example == nil {
		return nil
	}
	name := huma.DefaultSchemaNamer(t, "")
	c.Examples[name] = &huma.Example{Value: example}
	return map[string]*huma.Example{"usual": {Ref: "#/components/examples/" + name}}
}

// refusal refers to the answer of a status that has one of the codes.
func refusal(c *huma.Components, status int, list []known) *huma.Response {
	name := strconv.Itoa(status)
	for _, k := range list {
		name += "_" + string(k.code)
	}
	if c.Responses[name] == nil {
		c.Responses[name] = problemAnswer(c.Schemas, status, list)
	}
	return &huma.Response{Ref: responsePrefix + name}
}

// responsePrefix begins a reference to an answer of the document.
const responsePrefix = "#/components/responses/"

func problemAnswer(r huma.Registry, status int, list []known) *huma.Response {
	var about strings.Builder
	about.WriteString(http.StatusText(status))
	for _, k := range list {
		fmt.Fprintf(&about, "\n\n- `%s`: %s", k.code, k.means)
	}
	answer := &huma.Response{
		Description: about.String(),
		Content: map[string]*huma.MediaType{"application/problem+json": {
			Schema:  r.Schema(reflect.TypeFor[shared.ProblemDocument](), true, ""),
			Example: shared.ProblemDocument{Type: "about:blank", Title: http.StatusText(status), Status: status, Code: list[0].code, Detail: list[0].means, Request: "5f3c9e21ab04d7e6"},
		}},
	}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		answer.Headers = map[string]*huma.Param{"Retry-After": {Description: "After how many seconds to try again.", Schema: positive()}}
	}
	return answer
}

// encodeDocument writes the document, complete once all rows are in it.
func encodeDocument(o *huma.OpenAPI) ([]byte, error) {
	if err := refine(o.Components.Schemas); err != nil {
		return nil, err
	}
	return json.MarshalIndent(o, "", " ")
}
