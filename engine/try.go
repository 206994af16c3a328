package engine

import (
	"fmt"

	"statecraft/engine/expr"
)

// Try computes an expression with sample data, as a workflow that can read these
// names would: amounts count as their number, and what the data lack has no
// value. The data may hold the starter and the outcome under their names.
//
// The problem says why there is no value: where the source is wrong, or, without
// a column, what it lacks.
func Try(names []Name, source string, want expr.Type, data map[string]any) (value any, problem *Problem) {
	known := make(expr.Names, len(names))
	values := make(map[string]any, len(names))
	for n := range names {
		name := &names[n]
		known[name.Name] = name.Type
		v := data[name.Name]
		if name.Field != nil && name.Field.Type == FieldMoney {
			v = amount(v)
		}
		values[name.Name] = v
	}
	program, refused := expr.Compile(source, known, want)
	if refused != nil {
		return nil, tried(refused.Message, refused.Column)
	}
	var err error
	if want == expr.Boolean {
		value, err = program.True(values)
	} else {
		value, err = program.Run(values)
	}
	if err != nil {
		return nil, tried(err.Error(), 0)
	}
	return value, nil
}

func tried(message string, column int) *Problem {
	return &Problem{Code: ProblemCondition, Severity: SeverityError, Message: fmt.Sprintf("It gives nothing: %s.", message), Column: column}
}
