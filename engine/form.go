package engine

// Form is a list of fields somebody fills in.
type Form struct {
	Fields []Field `json:"fields"`
}

// Field is one question of a form. Its value is stored in the instance's data
// under Name.
type Field struct {
	Name  string    `json:"name"`
	Label string    `json:"label,omitempty"`
	Help  string    `json:"help,omitempty"`
	Type  FieldType `json:"type"`
	// Required refuses an empty answer.
	Required bool `json:"required,omitempty"`
	// Options are the answers of a choice.
	Options []Option `json:"options,omitempty"`
	// Pattern is a regular expression (RE2) the whole text must match.
	Pattern string `json:"pattern,omitempty"`
	// Min and Max bound a text's length in characters, a number's or an amount's
	// value, a date, or how many options are chosen. Empty means unbounded.
	Min string `json:"min,omitempty"`
	Max string `json:"max,omitempty"`
	// Currencies lists the ISO 4217 codes a money field accepts; the first is
	// offered. Empty accepts every three-letter code.
	Currencies []string `json:"currencies,omitempty"`
	// VisibleWhen is a condition on the other answers of the form.
	VisibleWhen string `json:"visibleWhen,omitempty"`
	// Default is offered where the data hold nothing yet.
	Default any `json:"default,omitempty"`
}

// Option is one answer of a choice.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label,omitempty"`
}

// FieldType is the type of a field or param, and with it the shape of its JSON
// value.
type FieldType string

const (
	FieldText     FieldType = "text"     // string, one line
	FieldLongText FieldType = "longtext" // string
	FieldNumber   FieldType = "number"   // number
	FieldMoney    FieldType = "money"    // {"amount":"1480.00","currency":"EUR"}
	FieldBoolean  FieldType = "boolean"  // true or false
	FieldDate     FieldType = "date"     // "2026-11-20"
	FieldChoice   FieldType = "choice"   // string, one of the options
	FieldChoices  FieldType = "choices"  // list of strings, each an option
	FieldUser     FieldType = "user"     // string, a user's name
	FieldFile     FieldType = "file"     // {"file":"ID","name":"hotel.pdf"}
)

// Title is what people read: the label, or the name where there is none.
func (f *Field) Title() string {
	if f.Label != "" {
		return f.Label
	}
	return f.Name
}

// Title is what people read: the label, or the value where there is none.
func (o *Option) Title() string {
	if o.Label != "" {
		return o.Label
	}
	return o.Value
}
