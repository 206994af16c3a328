package inbox

import "testing"

func TestDeedOf(t *testing.T) {
	for _, c := range []struct {
		name  string
		press press
		want  deed
	}{
		{"down", press{Key: "j"}, goDown},
		{"on and on", press{Key: "j", Repeat: true}, goDown},
		{"up", press{Key: "k"}, goUp},
		{"sign", press{Key: "a"}, signFirst},
		{"held too long", press{Key: "a", Repeat: true}, nothing},
		{"select all", press{Key: "a", Held: true, Send: true}, nothing},
		{"capital", press{Key: "A"}, nothing},
		{"typing", press{Key: "a", Typing: true}, nothing},
		{"typing a question", press{Key: "?", Typing: true}, nothing},
		{"in a dialog", press{Key: "j", Dialog: true}, nothing},
		{"escape in a dialog", press{Key: "Escape", Dialog: true, Typing: true}, nothing},
		{"return", press{Key: "r"}, signBack},
		{"note", press{Key: "n"}, writeNote},
		{"claim", press{Key: "c"}, claimTask},
		{"list", press{Key: "u"}, leaveTask},
		{"find", press{Key: "/"}, findTask},
		{"help", press{Key: "?"}, showKeys},
		{"open", press{Key: "Enter"}, openTask},
		{"open a row", press{Key: "Enter", Row: true}, openTask},
		{"press a button", press{Key: "Enter", Other: true}, nothing},
		{"new line", press{Key: "Enter", Typing: true}, nothing},
		{"send", press{Key: "Enter", Typing: true, Held: true, Send: true}, signTried},
		{"leave", press{Key: "Escape", Typing: true}, leaveField},
		{"escape", press{Key: "Escape"}, nothing},
	} {
		if got := deedOf(c.press); got != c.want {
			t.Errorf("%s: %+v does %d, want %d", c.name, c.press, got, c.want)
		}
	}
}
