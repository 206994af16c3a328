package inspector

import (
	"slices"
	"strconv"
	"strings"

	"statecraft/app/ui/say"
	"statecraft/engine"
)

// addOptions puts answers to choose at the end of a question, in the order of the
// texts; without any, one that is to be named.
func addOptions(f *engine.Field, texts ...string) {
	if len(texts) == 0 {
		texts = []string{freeOption(f)}
	}
	for _, text := range texts {
		if text = oneLine(text); text != "" && !hasOption(f, text) {
			f.Options = append(f.Options, engine.Option{Value: text})
		}
	}
}

// freeOption is a name for an answer that no other has.
func freeOption(f *engine.Field) string {
	for n := len(f.Options) + 1; ; n++ {
		if name := say.Say("Option %s", strconv.Itoa(n)); !hasOption(f, name) {
			return name
		}
	}
}

func hasOption(f *engine.Field, value string) bool {
	return slices.ContainsFunc(f.Options, func(o engine.Option) bool { return o.Value == value })
}

// labelOption gives an answer other words. What is stored follows as long as it
// is those words and nothing reads it.
func labelOption(f *engine.Field, at int, text string, read func(value string) bool) error {
	o := &f.Options[at]
	if text = oneLine(text); text == "" {
		return &engine.Error{Code: engine.CodeInvalid, Message: say.Say("An option needs words. Remove it where it is not needed.")}
	}
	if o.Title() == o.Value && !read(o.Value) {
		if text != o.Value && hasOption(f, text) {
			return twice(text)
		}
		setDefaultOption(f, o.Value, text)
		*o = engine.Option{Value: text}
		return nil
	}
	if o.Label = text; o.Label == o.Value {
		o.Label = ""
	}
	return nil
}

// storeOption says what is stored for an answer.
func storeOption(f *engine.Field, at int, value string) error {
	o := &f.Options[at]
	if value = oneLine(value); value == "" || value != o.Value && hasOption(f, value) {
		return twice(value)
	}
	setDefaultOption(f, o.Value, value)
	title := o.Title()
	if o.Value, o.Label = value, title; o.Label == o.Value {
		o.Label = ""
	}
	return nil
}

func twice(value string) error {
	return &engine.Error{Code: engine.CodeInvalid, Message: say.Say("Another option is stored as %q: choose another word.", value)}
}

// removeOption takes an answer away, also from what is filled in beforehand.
func removeOption(f *engine.Field, at int) {
	setDefaultOption(f, f.Options[at].Value, "")
	f.Options = slices.Delete(slices.Clone(f.Options), at, at+1)
}

// setDefaultOption lets what is filled in beforehand follow an answer that is
// stored otherwise, or is gone.
func setDefaultOption(f *engine.Field, was, now string) {
	switch v := f.Default.(type) {
	case string:
		if v == was {
			if f.Default = any(now); now == "" {
				f.Default = nil
			}
		}
	case []any:
		var list []any
		for _, item := range v {
			switch {
			case item != was:
				list = append(list, item)
			case now != "":
				list = append(list, now)
			}
		}
		if f.Default = any(list); len(list) == 0 {
			f.Default = nil
		}
	}
}

// oneLine takes out what has no place in the words of a button or an option.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
