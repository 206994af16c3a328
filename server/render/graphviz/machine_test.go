package graphviz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func openMachine(t testing.TB, o Options) *Machine {
	t.Helper()
	m, err := New(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return m
}

// widths lays a graph out and gives the widths of its nodes.
func widths(t testing.TB, m *Machine, dot string) map[string]string {
	t.Helper()
	answer, err := m.Layout(t.Context(), []byte(dot))
	if err != nil {
		t.Fatal(err)
	}
	var graph struct {
		Objects []struct{ Name, Width string }
	}
	if err := json.Unmarshal(answer, &graph); err != nil {
		t.Fatalf("%v in %s", err, answer)
	}
	widths := map[string]string{}
	for _, node := range graph.Objects {
		widths[node.Name] = node.Width
	}
	return widths
}

func TestMachine(t *testing.T) {
	cache := t.TempDir()
	m := openMachine(t, Options{Cache: cache})

	t.Run("keeps what it compiled", func(t *testing.T) {
		files := 0
		if err := filepath.WalkDir(cache, func(_ string, entry os.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				files++
			}
			return err
		}); err != nil || files != 1 {
			t.Errorf("%d files in the cache, %v", files, err)
		}
	})

	t.Run("reports what is wrong with a graph", func(t *testing.T) {
		for _, dot := range []string{"", "digraph {", "digraph { a -> }", "\x00", "<html>"} {
			if _, err := m.Layout(t.Context(), []byte(dot)); err == nil {
				t.Errorf("%q was laid out", dot)
			}
		}
	})

	t.Run("is well after an error", func(t *testing.T) {
		if got := widths(t, m, "digraph { a -> b }"); len(got) != 2 {
			t.Errorf("got %v", got)
		}
	})

	t.Run("gives the same answer every time", func(t *testing.T) {
		dot := []byte("digraph { a -> b -> c -> a; b -> d; d -> a }")
		first, err := m.Layout(t.Context(), dot)
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if again, err := m.Layout(t.Context(), dot); err != nil || !bytes.Equal(first, again) {
				t.Errorf("another answer, %v", err)
			}
		}
	})

	// An image widens its node, so the width tells whether the file was read.
	t.Run("reads no files", func(t *testing.T) {
		folder := t.TempDir()
		var picture bytes.Buffer
		if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 900, 900))); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, "wide.png")
		if err := os.WriteFile(file, picture.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		t.Chdir(folder)
		for _, name := range []string{file, "wide.png", "/etc/passwd"} {
			for _, attribute := range []string{"image", "shapefile"} {
				got := widths(t, m, fmt.Sprintf(`digraph { a [label="" %s=%q]; b [label=""] }`, attribute, name))
				if got["a"] != got["b"] {
					t.Errorf("%s=%q made the node %s wide, others are %s", attribute, name, got["a"], got["b"])
				}
			}
		}
	})
}

func TestMemoryIsLimited(t *testing.T) {
	m := openMachine(t, Options{Cache: t.TempDir(), Memory: 2 << 20})
	var large strings.Builder
	large.WriteString("digraph {\n")
	for i := range 3000 {
		fmt.Fprintf(&large, "n%d -> n%d\n", i, i*7%3000)
	}
	large.WriteString("}")
	if _, err := m.Layout(t.Context(), []byte(large.String())); !errors.Is(err, ErrMemory) {
		t.Errorf("the large graph: %v", err)
	}
	if got := widths(t, m, "digraph { a -> b }"); len(got) != 2 {
		t.Errorf("a small one after it: %v", got)
	}
}
