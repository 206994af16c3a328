package expr

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// bounded turns what a run gave into plain JSON data of limited size and depth.
func (p *Program) bounded(out any) (any, error) {
	r := result{left: MaxResult}
	value, wrong := r.take(out, 0)
	if wrong != "" {
		return nil, fmt.Errorf("%q gave %s", p.source, wrong)
	}
	return value, nil
}

// result takes a value over piece by piece and counts what it weighs.
type result struct{ left int }

// take gives the value as plain data, or says what is wrong with it. What is
// read several times weighs several times: stored, it would be written as often.
func (r *result) take(value any, depth int) (plain any, wrong string) {
	if depth > MaxDepth {
		return nil, fmt.Sprintf("lists nested deeper than %d levels", MaxDepth)
	}
	switch v := value.(type) {
	case nil, bool:
		return v, ""
	case int:
		return float64(v), ""
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, "no number: something was divided by zero or grew too large"
		}
		return v, ""
	case string:
		return v, r.weigh(len(v))
	case []any:
		return r.list(v, depth)
	case map[string]any:
		return v, r.object(v, depth)
	}
	return nil, "a value that cannot be stored"
}

func (r *result) list(items []any, depth int) (any, string) {
	if wrong := r.weigh(len(items)); wrong != "" {
		return nil, wrong
	}
	list := make([]any, len(items))
	for n := range items {
		item, wrong := r.take(items[n], depth+1)
		if wrong != "" {
			return nil, wrong
		}
		list[n] = item
	}
	return list, ""
}

// object only counts: objects come from the data and are plain already.
func (r *result) object(members map[string]any, depth int) string {
	if wrong := r.weigh(len(members)); wrong != "" {
		return wrong
	}
	// In order, so that always the same is found wrong first.
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if wrong := r.weigh(len(name)); wrong != "" {
			return wrong
		}
		if _, wrong := r.take(members[name], depth+1); wrong != "" {
			return wrong
		}
	}
	return ""
}

func (r *result) weigh(weight int) string {
	if r.left -= weight; r.left < 0 {
		return fmt.Sprintf("more than %d characters or list items", MaxResult)
	}
	return ""
}
