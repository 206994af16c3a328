package api

import (
	"fmt"
	"strconv"

	"statecraft/engine"
)

// How many rows a list gives at once.
const (
	usualRows = 50
	mostRows  = 500
)

// page is which part of a list is asked for.
type page struct {
	after string // where the part before ended; empty at the beginning
	limit int
}

func pageParameters() []parameter {
	return []parameter{
		{name: "limit", in: inQuery, about: fmt.Sprintf("How many at most: 1 to %d, %d where nothing is said.", mostRows, usualRows), schema: between(1, mostRows), example: usualRows},
		{name: "after", in: inQuery, about: "Where to go on: taken from the Link header of the answer before.", schema: text("")},
	}
}

// page reads which part of a list is asked for.
func (r *request) page() (page, error) {
	p := page{after: r.QueryParam("after"), limit: usualRows}
	if limit := r.QueryParam("limit"); limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 1 || n > mostRows || strconv.Itoa(n) != limit {
			return p, &engine.Error{Code: engine.CodeInvalid, Field: "limit", Message: fmt.Sprintf("A list gives 1 to %d rows at once. Choose a limit among these.", mostRows)}
		}
		p.limit = n
	}
	return p, nil
}

// linkNext says where the next part of a list is; there is none where next is
// empty.
func (r *request) linkNext(next string) {
	if next == "" {
		return
	}
	query := r.QueryParams()
	query.Set("after", next)
	r.Response().Header().Set("Link", "<"+r.Request().URL.EscapedPath()+"?"+query.Encode()+`>; rel="next"`)
}
