package main

import (
	"fmt"
	"testing"

	exprlang "github.com/expr-lang/expr"
	"github.com/expr-lang/expr/types"

	"statecraft/engine/expr"
)

const source = `amount > 1000 and role == "manager"`

// conditions compares our run of a condition with the library's bare one.
func conditions(r *report) {
	values := map[string]any{"amount": 1480.0, "role": "manager"}
	bare, err := exprlang.Compile(source, exprlang.Env(types.Map{"amount": types.Float64, "role": types.String}), exprlang.AsBool())
	if err != nil {
		panic(err)
	}
	mine, refused := expr.Compile(source, expr.Names{"amount": expr.Number, "role": expr.Text}, expr.Boolean)
	if refused != nil {
		panic(refused)
	}
	best := measure(
		measurement{"bare", func(b *testing.B) {
			for n := 0; n < b.N; n++ {
				if out, err := exprlang.Run(bare, values); err != nil || out != true {
					b.Fatal(out, err)
				}
			}
		}},
		measurement{"ours", func(b *testing.B) {
			for n := 0; n < b.N; n++ {
				if yes, err := mine.True(values); err != nil || !yes {
					b.Fatal(yes, err)
				}
			}
		}},
	)
	r.row("condition, of the library's bare run", perOp(best["ours"])/perOp(best["bare"]), 2,
		fmt.Sprintf("ours %.0f ns, bare %.0f ns", perOp(best["ours"]), perOp(best["bare"])))
}
