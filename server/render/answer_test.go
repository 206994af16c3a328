package render

import (
	"math"
	"strings"
	"testing"

	"statecraft/engine"
	"statecraft/server/render/picture"
)

// pair is a scene of two cards and a link from the first to the second.
func pair() *picture.Scene {
	w := &engine.Workflow{States: []engine.State{{ID: "a"}, {ID: "b", Kind: engine.KindWait}}}
	w.Transitions = []engine.Transition{{From: "a", To: "b"}, {From: "b", To: "a", On: engine.OnAt}}
	return picture.New(w)
}

const pairAnswer = `{"bb":"0,0,400,100","objects":[
	{"name":"n0","pos":"82,29","anything":{"else":[1]}}, {"name":"n1","pos":"300,60"}, {"name":"n2","pos":"200,90"}],
	"edges":[{"id":"e0","pos":"164,29 180,29 200,60 218,60"}, {"id":"e1","pos":"1,2 3,4 5,6 7,8"}, {"pos":"9,9"}]}`

func TestReadAnswer(t *testing.T) {
	scene := pair()
	if err := readAnswer(scene, []byte(pairAnswer)); err != nil {
		t.Fatal(err)
	}
	if got, want := scene.Shapes[1].At, (engine.Point{X: 300, Y: 40}); got != want {
		t.Errorf("the second card is at %v, want %v: y runs down", got, want)
	}
	if got, want := scene.Links[0].Path[3], (engine.Point{X: 218, Y: 40}); got != want {
		t.Errorf("the link ends at %v, want %v", got, want)
	}
	if got, want := scene.Links[1].Path[0], (engine.Point{X: 7, Y: 92}); got != want {
		t.Errorf("the return begins at %v, want %v: it was routed backwards", got, want)
	}
}

func TestReadAnswerRefuses(t *testing.T) {
	change := func(old, new string) string {
		if !strings.Contains(pairAnswer, old) {
			t.Fatalf("%s is not in the answer", old)
		}
		return strings.Replace(pairAnswer, old, new, 1)
	}
	tests := map[string]string{
		"nothing":              ``,
		"no JSON":              `{]`,
		"something else":       `[1,2,3]`,
		"more than one answer": pairAnswer + pairAnswer,
		"no size":              change(`"bb":"0,0,400,100"`, `"bb":""`),
		"a size of words":      change(`0,0,400,100`, `wide,and,very,high`),
		"a shape too few":      change(`{"name":"n1","pos":"300,60"},`, ``),
		"a shape too many":     change(`"n2"`, `"n5"`),
		"a shape below none":   change(`"n2"`, `"n-1"`),
		"a shape with a name":  change(`"n2"`, `"<script>"`),
		"no place":             change(`"pos":"300,60"`, `"pos":""`),
		"half a place":         change(`"300,60"`, `"300"`),
		"no number":            change(`"300,60"`, `"NaN,60"`),
		"endless":              change(`"300,60"`, `"Inf,60"`),
		"beyond all bounds":    change(`"300,60"`, `"1e300,60"`),
		"a link too many":      change(`"id":"e1"`, `"id":"e7"`),
		"half a curve":         change(`164,29 180,29 200,60 218,60`, `164,29 180,29 200,60`),
		"a curve of words":     change(`164,29 180,29`, `164,29 javascript:alert(1)`),
	}
	for name, data := range tests {
		t.Run(name, func(t *testing.T) {
			if err := readAnswer(pair(), []byte(data)); err == nil {
				t.Error("was accepted")
			}
		})
	}
}

func FuzzReadAnswer(f *testing.F) {
	f.Add([]byte(pairAnswer))
	f.Fuzz(func(t *testing.T, data []byte) {
		scene := pair()
		if readAnswer(scene, data) != nil {
			return
		}
		for _, shape := range scene.Shapes {
			if math.IsNaN(shape.At.X) || math.Abs(shape.At.Y) > 1e8 {
				t.Errorf("a shape was put at %v", shape.At)
			}
		}
		checkPicture(t, scene.SVG())
	})
}
