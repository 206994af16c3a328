package shared

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"statecraft/engine"
)

// Bounds of what people are called, and of lists.
const (
	longestText    = 100
	mostListed     = 100 // actors for one right, groups of a new user
	nameProblem    = "A name has up to 64 lower-case letters, digits, dots, dashes and underscores, and begins and ends with a letter or digit. Choose another one."
	displayProblem = "This is one line of at most 100 characters. Shorten it."
)

var names = regexp.MustCompile(`^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$`)

// ValidName tells whether a user or group may be called so: the name becomes
// part of actors ("user:ada") and of addresses.
func ValidName(name string) bool { return names.MatchString(name) }

// validText tells whether a text fits on a line as it is.
func validText(text string) bool {
	return utf8.ValidString(text) && utf8.RuneCountInString(text) <= longestText && text == strings.TrimSpace(text) && !strings.ContainsFunc(text, unicode.IsControl)
}

// problems gathers what is wrong with a body.
type problems []engine.Problem

func (p *problems) add(code engine.ProblemCode, field, format string, args ...any) {
	*p = append(*p, engine.Problem{Code: code, Severity: engine.SeverityError, Field: field, Message: fmt.Sprintf(format, args...)})
}

func (p *problems) name(field, name string) {
	if !ValidName(name) {
		p.add(engine.ProblemInvalidAnswer, field, nameProblem)
	}
}

func (p *problems) text(field, text string) {
	if !validText(text) {
		p.add(engine.ProblemInvalidAnswer, field, displayProblem)
	}
}

func (p *problems) sets(field string, sets []PermissionSet) {
	for n, set := range sets {
		switch {
		case !slices.Contains(PermissionSets(), set):
			p.add(engine.ProblemUnknownValue, field, "There is no permission set %q. Choose among admin, operator, designer, participant and viewer.", set)
		case slices.Contains(sets[:n], set):
			p.add(engine.ProblemDuplicateID, field, "The permission set %s is listed twice. List it once.", set)
		}
	}
}

// Problems lists everything that can be seen to be wrong without knowing who
// else there is.
func (c *CreateUser) Problems() []engine.Problem {
	var p problems
	p.name("name", c.Name)
	p.text("display", c.Display)
	p.sets("permissions", c.Permissions)
	if len(c.Groups) > mostListed {
		p.add(engine.ProblemTooLarge, "groups", "These are more than %d groups. Leave some out.", mostListed)
	}
	return p
}

// Problems lists everything that can be seen to be wrong without knowing who
// else there is.
func (c *ChangeUser) Problems() []engine.Problem {
	var p problems
	if c.Display != nil {
		p.text("display", *c.Display)
	}
	if c.Permissions != nil {
		p.sets("permissions", *c.Permissions)
	}
	return p
}

// Problems lists everything that is wrong with a new group.
func (c *CreateGroup) Problems() []engine.Problem {
	var p problems
	p.name("name", c.Name)
	p.text("display", c.Display)
	return p
}

// Problems lists everything that is wrong with a change of a group.
func (c *ChangeGroup) Problems() []engine.Problem {
	var p problems
	p.text("display", c.Display)
	return p
}

// Problems lists everything that is wrong with a new key at a moment.
func (c *CreateKey) Problems(now time.Time) []engine.Problem {
	var p problems
	if c.Name == "" {
		p.add(engine.ProblemMissingAnswer, "name", "The key has no name. Name it by what it is for.")
	}
	p.text("name", c.Name)
	if len(c.Scopes) == 0 {
		p.add(engine.ProblemMissingAnswer, "scopes", "The key has no scope and so could do nothing. Choose at least one permission.")
	}
	for n, scope := range c.Scopes {
		switch {
		case !slices.Contains(Permissions(), scope):
			p.add(engine.ProblemUnknownValue, "scopes", "There is no permission %q. Choose among those of your permission sets.", scope)
		case slices.Contains(c.Scopes[:n], scope):
			p.add(engine.ProblemDuplicateID, "scopes", "The permission %s is listed twice. List it once.", scope)
		}
	}
	if !c.ExpiresAt.After(now) || c.ExpiresAt.Sub(now) > LongestKeyLife {
		p.add(engine.ProblemInvalidAnswer, "expiresAt", "A key expires, within a year from now. Choose a moment.")
	}
	return p
}

// Problems lists everything that can be seen to be wrong without knowing who
// there is.
func (w *WorkflowRights) Problems() []engine.Problem {
	var p problems
	for _, right := range slices.Sorted(maps.Keys(w.Rights)) {
		field, actors := "rights."+string(right), w.Rights[right]
		if !slices.Contains(Rights(), right) {
			p.add(engine.ProblemUnknownValue, field, "There is no right %q. Choose among see, design, publish, start and operate.", right)
		}
		if len(actors) > mostListed {
			p.add(engine.ProblemTooLarge, field, "These are more than %d. Make a group of them.", mostListed)
		}
		for n, actor := range actors {
			kind, _, ok := actor.Parse()
			switch {
			case !ok || kind != engine.ActorKindUser && kind != engine.ActorKindGroup && kind != engine.ActorKindAnyone:
				p.add(engine.ProblemUnknownActor, field, "%q cannot have a right. List user:NAME, group:NAME or anyone.", actor)
			case slices.Contains(actors[:n], actor):
				p.add(engine.ProblemDuplicateID, field, "%s is listed twice. List it once.", actor)
			}
		}
	}
	return p
}
