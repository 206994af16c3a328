package condition

import (
	"statecraft/app/ui/designer/words"
	"statecraft/app/ui/say"
	"statecraft/engine"
	"statecraft/engine/expr"
)

// fieldType is the type of the question behind a name, or the one that fits what
// the name holds; empty where that is not known.
func fieldType(n engine.Name) engine.FieldType {
	switch {
	case n.Field != nil:
		return n.Field.Type
	case n.Name == engine.NameStarter:
		return engine.FieldUser
	}
	switch n.Type {
	case expr.Text:
		return engine.FieldText
	case expr.Number:
		return engine.FieldNumber
	case expr.Boolean:
		return engine.FieldBoolean
	case expr.List:
		return engine.FieldChoices
	}
	return ""
}

// Title is what people read of a name.
func Title(n engine.Name) string {
	switch n.Name { // no question can be called so
	case engine.NameStarter:
		return say.Say("Starter")
	case engine.NameOutcome:
		return say.Say("Outcome")
	}
	return n.Title()
}

// options are the values a name can hold, where they are known.
func options(n engine.Name) []engine.Option {
	if n.Field != nil {
		return n.Field.Options
	}
	return nil
}

// typeWord is what people call what a name holds.
func typeWord(n engine.Name) string {
	if t := fieldType(n); t != "" {
		return words.FieldType(t)
	}
	return ""
}

// ops are the comparisons to offer for a name, the most usual first.
func ops(n engine.Name) []expr.Op {
	switch fieldType(n) {
	case engine.FieldBoolean:
		return []expr.Op{expr.Yes, expr.No}
	case engine.FieldChoices:
		return []expr.Op{expr.Contains, expr.Lacks}
	case engine.FieldNumber, engine.FieldMoney:
		return []expr.Op{expr.More, expr.AtLeast, expr.Less, expr.AtMost, expr.Equal, expr.NotEqual}
	case engine.FieldDate:
		return []expr.Op{expr.Less, expr.AtMost, expr.More, expr.AtLeast, expr.Equal, expr.NotEqual}
	case engine.FieldChoice:
		return []expr.Op{expr.Equal, expr.NotEqual, expr.OneOf, expr.NoneOf}
	case engine.FieldUser:
		return []expr.Op{expr.Equal, expr.NotEqual}
	case "":
		return []expr.Op{expr.Equal, expr.NotEqual, expr.More, expr.AtLeast, expr.Less, expr.AtMost}
	}
	return []expr.Op{expr.Equal, expr.NotEqual, expr.Contains, expr.Lacks, expr.Begins, expr.Ends}
}

// opWords says a comparison the way it stands behind what is asked: "Total is
// more than".
func opWords(op expr.Op, n engine.Name) string {
	date, list := fieldType(n) == engine.FieldDate, fieldType(n) == engine.FieldChoices
	switch op {
	case expr.Yes:
		return say.Say("is yes")
	case expr.No:
		return say.Say("is no")
	case expr.NotEqual:
		return say.Say("is not")
	case expr.Contains:
		if list {
			return say.Say("includes")
		}
		return say.Say("contains")
	case expr.Lacks:
		if list {
			return say.Say("does not include")
		}
		return say.Say("does not contain")
	case expr.Begins:
		return say.Say("begins with")
	case expr.Ends:
		return say.Say("ends with")
	case expr.OneOf:
		return say.Say("is one of")
	case expr.NoneOf:
		return say.Say("is none of")
	case expr.Includes:
		return say.Say("includes")
	case expr.IncludesNo:
		return say.Say("does not include")
	case expr.More, expr.AtLeast, expr.Less, expr.AtMost:
		if date {
			return dateWords(op)
		}
		return sizeWords(op)
	}
	return say.Say("is")
}

func sizeWords(op expr.Op) string {
	switch op {
	case expr.More:
		return say.Say("is more than")
	case expr.AtLeast:
		return say.Say("is at least")
	case expr.Less:
		return say.Say("is less than")
	}
	return say.Say("is at most")
}

func dateWords(op expr.Op) string {
	switch op {
	case expr.More:
		return say.Say("is after")
	case expr.AtLeast:
		return say.Say("is on or after")
	case expr.Less:
		return say.Say("is before")
	}
	return say.Say("is on or before")
}

func emptyWords() string  { return say.Say("is empty") }
func filledWords() string { return say.Say("is filled in") }
