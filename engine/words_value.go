package engine

import (
	"fmt"
	"sort"
	"strings"
)

// ActorWords is an actor for people: "group finance", "the starter".
func ActorWords(a Actor) string {
	kind, name, ok := a.Parse()
	switch {
	case !ok:
		return string(a)
	case kind == ActorKindUser:
		return name
	case kind == ActorKindStarter:
		return "the starter"
	case kind == ActorKindAnyone:
		return "anyone"
	case kind == ActorKindItem:
		return "the person of the item"
	case kind == ActorKindManagerOf:
		return "the manager of " + ActorWords(Actor(name))
	case kind == ActorKindSignerOf:
		return "whoever signed " + name
	case kind == ActorKindData:
		return "whoever " + name + " names"
	}
	return string(kind) + " " + name
}

// dataWords lists the values stored, sorted by name.
func dataWords(data map[string]any) string {
	names := make([]string, 0, len(data))
	for n := range data {
		names = append(names, n)
	}
	sort.Strings(names)
	parts := make([]string, len(names))
	for i, n := range names {
		parts[i] = n + " " + ValueWords(data[n])
	}
	return strings.Join(parts, ", ")
}

// ValueWords is a stored value for people: "1480.00 EUR", "yes", "a, b".
func ValueWords(value any) string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case string:
		return v
	case []any:
		parts := make([]string, len(v))
		for n := range v {
			parts[n] = ValueWords(v[n])
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		if amount, ok := v["amount"].(string); ok {
			if currency, ok := v["currency"].(string); ok {
				return amount + " " + currency
			}
		}
		if name, ok := v["name"].(string); ok {
			return name
		}
		if len(v) == 0 {
			return ""
		}
		return "(" + dataWords(v) + ")"
	}
	return fmt.Sprint(value)
}
