package words

import (
	"testing"

	"pgregory.net/rapid"

	"statecraft/engine"
)

func TestQuorumOf(t *testing.T) {
	for need, want := range map[engine.Need][2]string{
		"":    {"one", ""},
		"1":   {"one", ""},
		"2":   {"number", "2"},
		"50%": {"share", "50"},
		"all": {"all", ""},
		"few": {"number", "few"},
	} {
		if mode, figure := QuorumOf(need); string(mode) != want[0] || figure != want[1] {
			t.Errorf("%q is %s %q, want %v", need, mode, figure, want)
		}
	}
}

func TestNeedOf(t *testing.T) {
	for _, c := range []struct {
		mode   Quorum
		figure string
		want   engine.Need
	}{
		{QuorumOne, "3", ""}, {QuorumNumber, "", "2"}, {QuorumNumber, " 3 ", "3"},
		{QuorumShare, "", "50%"}, {QuorumShare, "75 %", "75%"}, {QuorumAll, "3", "all"},
	} {
		if got := NeedOf(c.mode, c.figure); got != c.want {
			t.Errorf("%s %q is %q, want %q", c.mode, c.figure, got, c.want)
		}
	}
}

func TestQuorumComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		need := engine.Need(rapid.StringMatching(`(all|[2-9][0-9]{0,2}%?)`).Draw(t, "need"))
		if got := NeedOf(QuorumOf(need)); got != need {
			t.Fatalf("%q comes back as %q", need, got)
		}
	})
}
