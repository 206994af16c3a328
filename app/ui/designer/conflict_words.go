package designer

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"statecraft/app/editor/merge"
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/shared"
)

// clash is a conflict in the words of the page.
type clash struct {
	merge.Place
	What              string // "Name of Check"
	Was, Mine, Theirs string
	Chosen            merge.Side
}

// clashes puts conflicts into words. Things are called as both knew them before,
// or else as they are here, or in theirs.
func clashes(conflicts []merge.Conflict, before, here, theirs *engine.Workflow, directory *shared.Directory) []clash {
	t := teller{[]*engine.Workflow{before, here, theirs}, directory}
	list := make([]clash, len(conflicts))
	for i := range conflicts {
		c := &conflicts[i]
		list[i] = clash{
			Place: c.Place, What: t.what(c), Chosen: c.Chosen,
			Was: t.side(c, c.Base), Mine: t.side(c, c.Mine), Theirs: t.side(c, c.Theirs),
		}
	}
	return list
}

// teller knows what things are called.
type teller struct {
	in        []*engine.Workflow
	directory *shared.Directory
}

func (t teller) title(id string) string { return titleOf(id, t.in...) }

// what names the place of a conflict.
func (t teller) what(c *merge.Conflict) string {
	at, thing := c.Place, t.title(c.ID)
	switch was := c.Of.(type) {
	case engine.State:
		thing = was.Title()
	case engine.Transition:
		thing = titleOfWay(&was, t.in...)
	}
	switch at.Thing {
	case merge.ThingWorkflow:
		thing = say.Say("the workflow")
	case merge.ThingRole:
		thing = say.Say("the role %s", at.ID)
	case merge.ThingNote:
		thing = say.Say("a note")
	}
	if at.Question != "" {
		question := t.question(at)
		if at.Field == "" {
			return say.Say("The question %s of %s", question, thing)
		}
		return say.Say("%s of the question %s", fieldLabel(at), question)
	}
	switch {
	case at.Field != "":
		return say.Say("%s of %s", fieldLabel(at), thing)
	case at.Thing == merge.ThingState:
		return say.Say("The state %s", thing)
	case at.Thing == merge.ThingTransition:
		return say.Say("The transition %s", thing)
	}
	return strings.ToUpper(thing[:1]) + thing[1:]
}

// question is what people read of a question.
func (t teller) question(at merge.Place) string {
	for _, w := range t.in {
		form := w.Form
		if s := w.State(at.ID); s != nil {
			form = s.Form
		}
		if form == nil {
			continue
		}
		if i := slices.IndexFunc(form.Fields, func(f engine.Field) bool { return f.Name == at.Question }); i >= 0 {
			return form.Fields[i].Title()
		}
	}
	return at.Question
}

// side is what one side has at the place.
func (t teller) side(c *merge.Conflict, v any) string {
	if c.Field != "" {
		return t.value(c.Field, v)
	}
	switch {
	case v == nil && c.Base == nil:
		return say.Say("not there")
	case v == nil:
		return say.Say("deleted")
	case c.Base == nil:
		return t.value("", v)
	}
	if changed := changedFields(c.Base, v, c.Place); len(changed) > 0 {
		return say.Say("kept, and changed: %s", strings.Join(changed, ", "))
	}
	return say.Say("as it was")
}

// value puts the value of a field into words.
func (t teller) value(field string, v any) string {
	switch v := v.(type) {
	case nil:
		return say.Say("nothing")
	case bool:
		if v {
			return say.Say("yes")
		}
		return say.Say("no")
	case []engine.Actor:
		return t.actors(v)
	case []string:
		return t.names(v)
	case []engine.Option:
		return listed(v, func(o engine.Option) string { return o.Title() })
	case engine.Field:
		return v.Title() + ", " + say.Sentence(words.FieldType(v.Type))
	case *engine.Form:
		return listed(v.Fields, func(f engine.Field) string { return f.Title() })
	case *engine.Action:
		return listed(v.Set, func(a engine.Assignment) string { return a.Name + " = " + a.Value })
	case engine.Role:
		return v.Title()
	case engine.Kind:
		return say.Sentence(words.Kind(v))
	case engine.FieldType:
		return say.Sentence(words.FieldType(v))
	}
	if chosen := choiceText(v); chosen != "" {
		return say.Sentence(chosen)
	}
	if text := reflect.ValueOf(v); text.Kind() == reflect.String {
		return t.text(field, text.String())
	}
	written, err := json.Marshal(v)
	if err != nil || string(written) == "null" {
		return say.Say("nothing")
	}
	return string(written)
}

// text is a plain value; the ends of a transition are states.
func (t teller) text(field, text string) string {
	switch {
	case text == "":
		return say.Say("nothing")
	case field == "from" && text == engine.FromAnywhere:
		return say.Say("anywhere")
	case field == "from" || field == "to":
		return t.title(text)
	}
	return text
}

func (t teller) actors(list []engine.Actor) string {
	return listed(list, func(a engine.Actor) string { return words.Actor(a, t.directory, t.in[1]).Text })
}

// names are ids of states and names of what has names.
func (t teller) names(list []string) string {
	return listed(list, t.title)
}

func listed[T any](list []T, text func(T) string) string {
	if len(list) == 0 {
		return say.Say("nothing")
	}
	parts := make([]string, len(list))
	for i := range list {
		parts[i] = text(list[i])
	}
	return strings.Join(parts, ", ")
}

// choiceText is what the inspector shows of a value that is chosen from a list.
func choiceText(v any) string {
	var list []words.Choice
	var value string
	switch v := v.(type) {
	case engine.Join:
		list, value = words.JoinChoices(v), string(v)
	case engine.Split:
		list, value = words.SplitChoices(v), string(v)
	case engine.Final:
		list, value = words.FinalChoices(), string(v)
	case engine.StartMode:
		list, value = words.StartChoices(), string(v)
	case engine.Direction:
		list, value = words.DirectionChoices(), string(v)
	case engine.AssignMode:
		list, value = words.AssignChoices(v), string(v)
	default:
		return ""
	}
	for _, c := range list {
		if c.Value == value {
			return c.Text
		}
	}
	if len(list) > 0 && value == "" {
		return list[0].Text
	}
	return value
}

// changedFields names the fields in which two values of one thing differ.
func changedFields(before, after any, at merge.Place) []string {
	old, now := reflect.ValueOf(before), reflect.ValueOf(after)
	if old.Type() != now.Type() || old.Kind() != reflect.Struct {
		return nil
	}
	var names []string
	for i := range old.NumField() {
		at.Field, _, _ = strings.Cut(old.Type().Field(i).Tag.Get("json"), ",")
		if !reflect.DeepEqual(old.Field(i).Interface(), now.Field(i).Interface()) && at.Field != "id" && at.Field != "position" {
			names = append(names, fieldLabel(at))
		}
	}
	return names
}

// titleOf is what people read of a state or a transition, in the first workflow
// that has it.
func titleOf(id string, in ...*engine.Workflow) string {
	for _, w := range in {
		if s := w.State(id); s != nil {
			return s.Title()
		}
		if t := w.Transition(id); t != nil {
			return titleOfWay(t, in...)
		}
	}
	return id
}

// titleOfWay is what people read of a transition.
func titleOfWay(t *engine.Transition, in ...*engine.Workflow) string {
	if t.Label != "" {
		return t.Label
	}
	from := say.Say("anywhere")
	if t.From != engine.FromAnywhere {
		from = titleOf(t.From, in...)
	}
	return say.Say("%s → %s", from, titleOf(t.To, in...))
}
