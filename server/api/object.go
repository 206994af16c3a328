package api

import (
	"regexp"
	"strconv"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/shared"
)

// object is what the address of a row names. What cannot be an address of ours
// is not found before anything looks for it; whether the thing is there, and
// theirs to see, the store says with the same words.
type object struct {
	find func(*request) error
	// parameters are those of the path, as the document describes them.
	parameters []parameter
	// workflow says that rights on one workflow count; left, that the store alone
	// knows which.
	workflow bool
	left     bool
}

// nothing is the object of rows that name none: lists, and what is the caller's.
func nothing() object { return object{find: func(*request) error { return nil }} }

func aWorkflow() object {
	return object{
		workflow:   true,
		parameters: []parameter{keyParameter()},
		find: func(r *request) error {
			r.workflow = r.Param("key")
			return foundIf(engine.ValidKey(r.workflow))
		},
	}
}

// theWorkflow is one where the store knows what it takes.
func theWorkflow() object {
	o := aWorkflow()
	o.left = true
	return o
}

func aVersion() object {
	o := aWorkflow()
	find := o.find
	o.parameters = append(o.parameters, parameter{name: "version", in: inPath, about: "Number of the version.", schema: positive(), example: 1})
	o.find = func(r *request) error {
		if err := find(r); err != nil {
			return err
		}
		n, err := r.number("version")
		r.version = int(n)
		return err
	}
	return o
}

func anInstance() object {
	return object{
		parameters: []parameter{{name: "id", in: inPath, about: "Number of the instance.", schema: positive(), example: 12}},
		find: func(r *request) (err error) {
			r.instance, err = r.number("id")
			return err
		},
	}
}

// anInstanceToOperate is one of a workflow the caller operates, or not: who has
// no permission may still be listed there.
func anInstanceToOperate() object {
	o := anInstance()
	o.workflow, o.left = true, true
	return o
}

func aTaskToOperate() object {
	o := aTask()
	o.workflow, o.left = true, true
	return o
}

func aTask() object {
	return object{
		parameters: []parameter{{name: "id", in: inPath, about: "Number of the instance, a dash, number of the task in it.", schema: text("^[1-9][0-9]*-[1-9][0-9]*$"), example: "12-3"}},
		find: func(r *request) error {
			id, ok := store.ParseTaskID(r.Param("id"))
			r.task = id
			return foundIf(ok)
		},
	}
}

func aUser() object  { return named("Name of the user.", "ada") }
func aGroup() object { return named("Name of the group.", "finance") }

func named(about, example string) object {
	return object{
		parameters: []parameter{{name: "name", in: inPath, about: about, schema: name(), example: example}},
		find: func(r *request) error {
			r.name = r.Param("name")
			return foundIf(shared.ValidName(r.name))
		},
	}
}

// aMember is a user of a group.
func aMember() object {
	o := aGroup()
	find := o.find
	o.parameters = append(o.parameters, parameter{name: "user", in: inPath, about: "Name of the user.", schema: name(), example: "ada"})
	o.find = func(r *request) error {
		r.user = r.Param("user")
		if !shared.ValidName(r.user) {
			return notFound()
		}
		return find(r)
	}
	return o
}

func aKey() object {
	return object{
		parameters: []parameter{{name: "id", in: inPath, about: "Number of the key.", schema: positive(), example: 3}},
		find: func(r *request) (err error) {
			r.id, err = r.number("id")
			return err
		},
	}
}

var sessionIDs = regexp.MustCompile(`^[0-9a-f]{16}$`)

func aSession() object {
	return object{
		parameters: []parameter{{name: "id", in: inPath, about: "Id of the session, as the lists of sessions give it.", schema: text(sessionIDs.String()), example: "1f9c2ab04d7e6a35"}},
		find: func(r *request) error {
			r.name = r.Param("id")
			return foundIf(sessionIDs.MatchString(r.name))
		},
	}
}

// notFound is the answer for an address that cannot be one of ours; the store
// gives the same for what is not there and for what the caller may not see.
func notFound() error { return store.NotFound() }

func foundIf(ok bool) error {
	if !ok {
		return notFound()
	}
	return nil
}

// number reads a positive number in the path, written in the one way we write
// it, so that a thing has one address.
func (r *request) number(name string) (int64, error) {
	text := r.Param(name)
	n, err := strconv.ParseInt(text, 10, 64)
	return n, foundIf(err == nil && n > 0 && strconv.FormatInt(n, 10) == text)
}
