package api

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"github.com/labstack/echo/v4"

	"statecraft/shared"
)

// statuses gathers, over all tests of the package, what operations are documented
// to answer and what they were seen to.
type statuses struct {
	mutex      sync.Mutex
	documented map[string]map[string]bool // by operation
	seen       map[string]map[string]bool
}

var answered = statuses{documented: map[string]map[string]bool{}, seen: map[string]map[string]bool{}}

func (s *statuses) learn(o *huma.OpenAPI) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, item := range o.Paths {
		for _, operation := range operations(item) {
			of := map[string]bool{}
			for status := range operation.Responses {
				of[status] = true
			}
			s.documented[operation.OperationID] = of
		}
	}
}

func (s *statuses) note(operation string, status int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.seen[operation] == nil {
		s.seen[operation] = map[string]bool{}
	}
	s.seen[operation][strconv.Itoa(status)] = true
}

// unseen lists what is documented and was never answered.
func (s *statuses) unseen() (list []string) {
	for operation, of := range s.documented {
		for status := range of {
			if !s.seen[operation][status] {
				list = append(list, operation+" is documented to answer "+status+", and no test has seen it")
			}
		}
	}
	slices.Sort(list)
	return list
}

// The document lists exactly the statuses that tests have seen. It takes all of
// them to tell.
func TestMain(m *testing.M) {
	if address := os.Getenv(asListeners); address != "" {
		fmt.Fprintln(os.Stderr, beListeners(address))
		os.Exit(1)
	}
	code := m.Run()
	for _, name := range []string{"run", "skip", "bench", "fuzz", "list"} {
		if flag.Lookup("test."+name).Value.String() != "" {
			os.Exit(code)
		}
	}
	if unseen := answered.unseen(); code == 0 && len(unseen) > 0 && !*update {
		fmt.Println(strings.Join(unseen, "\n"))
		code = 1
	}
	os.Exit(code)
}

// operations are those of a path, by method.
func operations(item *huma.PathItem) map[string]*huma.Operation {
	all := map[string]*huma.Operation{get: item.Get, post: item.Post, put: item.Put, patch: item.Patch, remove: item.Delete}
	maps.DeleteFunc(all, func(_ string, o *huma.Operation) bool { return o == nil })
	return all
}

// operationOf finds the operation a request is for; nil for none.
func (x *site) operationOf(r *http.Request) *huma.Operation {
	c := x.echo.NewContext(r, httptest.NewRecorder())
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	x.echo.Router().Find(method, echo.GetPath(r), c)
	item := x.server.openAPI.Paths[humaPath(c.Path())]
	if item == nil {
		return nil
	}
	return operations(item)[method]
}

// holdAgainstDocument checks that an answer is one the document knows.
func (x *site) holdAgainstDocument(r *http.Request, w *httptest.ResponseRecorder) {
	x.t.Helper()
	o := x.operationOf(r)
	if o == nil {
		return
	}
	answered.note(o.OperationID, w.Code)
	answer := o.Responses[strconv.Itoa(w.Code)]
	if answer != nil && answer.Ref != "" {
		answer = x.server.openAPI.Components.Responses[strings.TrimPrefix(answer.Ref, responsePrefix)]
	}
	if answer == nil {
		x.t.Errorf("%s %s: the document does not know status %d: %s", r.Method, r.URL, w.Code, w.Body)
		return
	}
	if w.Body.Len() == 0 {
		return
	}
	media := w.Header().Get("Content-Type")
	content := answer.Content[media]
	if content == nil {
		x.t.Errorf("%s %s: the document does not know that %d is %s", r.Method, r.URL, w.Code, media)
		return
	}
	if strings.HasSuffix(media, "json") && content.Schema.Type != huma.TypeString {
		x.fitsSchema(x.t, content.Schema, w.Body.Bytes())
	}
	if media == "application/problem+json" {
		var p shared.ProblemDocument
		if json.Unmarshal(w.Body.Bytes(), &p) != nil || !strings.Contains(answer.Description, "`"+string(p.Code)+"`") {
			x.t.Errorf("%s %s: the document does not know that %d can be %q", r.Method, r.URL, w.Code, p.Code)
		}
	}
}

// fits checks that a text is of a type as the document has it.
func (x *site) fits(t *testing.T, of reflect.Type, text []byte) {
	t.Helper()
	x.fitsSchema(t, answerSchema(x.server.openAPI.Components.Schemas, of), text)
}

func (x *site) fitsSchema(t testing.TB, s *huma.Schema, text []byte) {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Errorf("no JSON: %v: %s", err, text)
		return
	}
	result := &huma.ValidateResult{}
	huma.Validate(x.server.openAPI.Components.Schemas, s, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, result)
	for _, err := range result.Errors {
		t.Errorf("it does not fit the document: %v\n%s", err, text)
	}
}

func TestOpenAPI(t *testing.T) {
	x := open(t)
	golden(t, "testdata/openapi.json", append(x.server.document, '\n'))
	w := x.do(exchange{method: "GET", path: shared.PathOpenAPI})
	check(t, exchange{status: 200, has: []string{`"openapi": "3.1.0"`}}, w)
}

// What is registered under the API's address is in the document, and what is in
// the document is registered.
func TestTheDocumentHasEveryRoute(t *testing.T) {
	x := open(t)
	var document struct {
		Paths map[string]map[string]struct {
			OperationID string
			Summary     string
			Description string
			Responses   map[string]json.RawMessage
		}
	}
	if err := json.Unmarshal(x.do(exchange{method: "GET", path: shared.PathOpenAPI}).Body.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, r := range x.echo.Routes() {
		if !strings.HasPrefix(r.Path, "/api/") || r.Method == http.MethodHead {
			continue
		}
		path, method := humaPath(r.Path), strings.ToLower(r.Method)
		o, found := document.Paths[path][method]
		switch {
		case !found:
			t.Errorf("the document lacks %s %s", r.Method, r.Path)
		case o.OperationID == "" || o.Summary == "" || o.Description == "" || len(o.Responses) < 2:
			t.Errorf("the document says too little of %s %s: %+v", r.Method, r.Path, o)
		case ids[o.OperationID] != "":
			t.Errorf("%s is called %s, as is %s", r.Path, o.OperationID, ids[o.OperationID])
		}
		ids[o.OperationID] = r.Path
		delete(document.Paths[path], method)
	}
	for path, left := range document.Paths {
		for method := range left {
			t.Errorf("the document has %s %s, which is not registered", method, path)
		}
	}
}

// Paths that package shared names are all answered: a client that is written
// against them finds something.
func TestEveryPathIsARoute(t *testing.T) {
	known := map[string]bool{}
	for _, row := range open(t).server.routes() {
		known[row.path] = true
	}
	found := 0
	for _, file := range parse(t, sources()["shared"]) {
		ast.Inspect(file, func(n ast.Node) bool {
			text, ok := n.(*ast.BasicLit)
			if !ok || !strings.HasPrefix(text.Value, `"/api/`) {
				return true
			}
			found++
			if path, err := strconv.Unquote(text.Value); err != nil || !known[path] {
				t.Errorf("%s is no route (%v)", text.Value, err)
			}
			return true
		})
	}
	if found < 50 {
		t.Errorf("only %d paths are found", found)
	}
}
