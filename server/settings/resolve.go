package settings

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
)

// Sources are where values come from, the first that has one first.
type Sources struct {
	// Flag gives what the command line says of a setting, Env a variable of the
	// environment.
	Flag func(name string) (value []string, given bool)
	Env  func(variable string) (string, bool)
	// File is the text of the settings file, FileName what to call it.
	File     string
	FileName string
}

// Origin is a value as it may be shown, with where it comes from.
type Origin struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	// From is a flag, a variable, a line of the file, or "default".
	From string `json:"from"`
}

// Variable is the environment's name for a setting.
func Variable(name string) string {
	return "STATECRAFT_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
}

// problem is one thing that is wrong.
type problem struct {
	line int // of the file; 0 for elsewhere
	text string
}

// Resolve finds the value of every setting. The error lists everything that is
// wrong, a line each.
func Resolve(from Sources) (*Settings, error) {
	inFile, problems := parseFile(from.File)
	for n := range problems {
		problems[n].text = place(from.FileName, problems[n].line) + ": " + problems[n].text
	}
	s := new(Settings)
	for _, row := range Table() {
		value, origin := from.find(row, inFile)
		if err := row.set(s, value); err != nil {
			where := origin
			if origin != flagOf(row.Name) && origin != Variable(row.Name) {
				where += ": " + row.Name
			}
			problems = append(problems, problem{line: inFile[row.Name].line, text: where + " " + err.Error()})
		}
		shown := strings.Join(value, ",")
		if row.Secret && shown != "" {
			shown = hidden
		}
		s.Origins = append(s.Origins, Origin{Name: row.Name, Value: shown, From: origin})
	}
	if len(problems) == 0 {
		problems = s.contradictions()
	}
	if len(problems) == 0 {
		return s, nil
	}
	slices.SortStableFunc(problems, func(a, b problem) int { return cmp.Compare(a.line, b.line) })
	texts := make([]string, len(problems))
	for n, p := range problems {
		texts[n] = p.text
	}
	return nil, errors.New(strings.Join(texts, "\n"))
}

// find gives the value of a setting and where it comes from.
func (from Sources) find(row Setting, inFile map[string]found) (value []string, origin string) {
	if value, given := from.Flag(row.Name); given {
		return value, flagOf(row.Name)
	}
	// What composes environments often sets variables to nothing for what is not
	// to be set.
	if text, _ := from.Env(Variable(row.Name)); text != "" {
		if row.Kind == List {
			return splitList(text), Variable(row.Name)
		}
		return []string{text}, Variable(row.Name)
	}
	if f, given := inFile[row.Name]; given {
		return f.value, place(from.FileName, f.line)
	}
	if row.Kind == List {
		return nil, "default"
	}
	return []string{row.Default}, "default"
}

func flagOf(name string) string { return "--" + name }

func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

func splitList(text string) []string {
	var list []string
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// contradictions are settings that do not go together.
func (s *Settings) contradictions() []problem {
	var problems []problem
	refuse := func(wrong bool, text string) {
		if wrong {
			problems = append(problems, problem{text: text})
		}
	}
	refuse(s.Demo && !IsLoopback(s.Addr), fmt.Sprintf(
		"demo lets everybody be anybody, so it listens to this machine only: set addr to 127.0.0.1:8080, not %s", s.Addr))
	refuse(s.Demo && (len(s.Hosts) > 0 || len(s.TrustedProxies) > 0),
		"demo lets everybody be anybody, so it answers to this machine only: leave out host and trusted-proxy")
	refuse((s.TLSCert == "") != (s.TLSKey == ""), "tls-cert and tls-key belong together: set both or none")
	return problems
}

// IsLoopback tells whether an address host:port is reached from this machine
// only.
func IsLoopback(addr string) bool {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
