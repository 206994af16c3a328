package api

import (
	"net/http"
	"reflect"
)

// action is what a row does. Its makers below take typed functions, so that what
// is read and answered is what the document says of it.
type action struct {
	run func(*request) error
	// body is the type of the JSON that is read, answer that of the JSON that is
	// answered; nil for none.
	body   reflect.Type
	answer reflect.Type
	// media is the type of what is answered instead of JSON, and other that of
	// what is read besides it; empty for none.
	media string
	other string
	// success lists the statuses of success, the usual one first.
	success []int
	// paged lists come in parts, filtered ones hold what the caller may see.
	paged    bool
	filtered bool
	// recorded actions can be repeated under an Idempotency-Key.
	recorded bool
}

// none is the body of an action that reads none.
type none struct{}

// gives answers what there is.
func gives[A any](find func(*request) (A, error)) action {
	return action{
		answer: reflect.TypeFor[A](), success: []int{http.StatusOK},
		run: func(r *request) error {
			answer, err := find(r)
			if err != nil {
				return err
			}
			return r.answer(http.StatusOK, answer)
		},
	}
}

// lists answers a part of a list, and where the next part is.
func lists[A any](find func(*request, page) (list []A, next string, err error)) action {
	return action{
		answer: reflect.TypeFor[[]A](), success: []int{http.StatusOK}, paged: true, filtered: true,
		run: func(r *request) error {
			part, err := r.page()
			if err != nil {
				return err
			}
			list, next, err := find(r, part)
			if err != nil {
				return err
			}
			if list == nil {
				list = []A{} // a list, not null
			}
			r.linkNext(next)
			return r.answer(http.StatusOK, list)
		},
	}
}

// computes reads a body and answers what follows from it; nothing is stored.
func computes[B, A any](find func(*request, *B) (A, error)) action { return changes(find) }

// changes reads a body and answers what is there afterwards. Repeating it is
// harmless: the body says which revision it is based on, or what is to be.
func changes[B, A any](do func(*request, *B) (A, error)) action {
	return action{
		body: bodyType[B](), answer: reflect.TypeFor[A](), success: []int{http.StatusOK},
		run: func(r *request) error {
			body := new(B)
			if _, err := r.read(body); err != nil {
				return err
			}
			if _, err := r.idempotencyKey(); err != nil {
				return err
			}
			answer, err := do(r, body)
			if err != nil {
				return err
			}
			return r.answer(http.StatusOK, answer)
		},
	}
}

// makes reads a body and carries it out, once for each Idempotency-Key. do names
// what came of it; show answers that, also when it is asked for again. The
// status is success unless show sets another of the row.
func makes[B, A any](success int, do func(*request, *B) (result string, err error), show func(*request, *B, string) (A, error)) action {
	return action{
		body: bodyType[B](), answer: reflect.TypeFor[A](), success: []int{success}, recorded: true,
		run: func(r *request) error {
			body := new(B)
			text, err := r.read(body)
			if err != nil {
				return err
			}
			result, err := r.server.once(r, text, func() (string, error) { return do(r, body) })
			if err != nil {
				return err
			}
			r.status = success
			answer, err := show(r, body, result)
			if err != nil {
				return unshown(err)
			}
			return r.answer(r.status, answer)
		},
	}
}

// finishes reads a body and carries it out, once for each Idempotency-Key, and
// has nothing to answer.
func finishes[B any](do func(*request, *B) error) action {
	return action{
		body: bodyType[B](), success: []int{http.StatusNoContent}, recorded: true,
		run: func(r *request) error {
			body := new(B)
			text, err := r.read(body)
			if err != nil {
				return err
			}
			if _, err := r.server.once(r, text, func() (string, error) { return "", do(r, body) }); err != nil {
				return err
			}
			return r.nothing()
		},
	}
}

// sets reads a body that says what is to be, and has nothing to answer.
func sets[B any](do func(*request, *B) error) action {
	return action{
		body: bodyType[B](), success: []int{http.StatusNoContent},
		run: func(r *request) error {
			body := new(B)
			if _, err := r.read(body); err != nil {
				return err
			}
			if err := do(r, body); err != nil {
				return err
			}
			return r.nothing()
		},
	}
}

// ends takes something away.
func ends(do func(*request) error) action {
	return sets(func(r *request, _ *none) error { return do(r) })
}

// sends answers something other than JSON, which do writes.
func sends(media string, do func(*request) error) action {
	return action{run: do, media: media, success: []int{http.StatusOK}}
}

// inParts says that what is given is a part of something long.
func (a action) inParts() action {
	a.paged = true
	return a
}

// orElse adds another status of success.
func (a action) orElse(status int) action {
	a.success = append(a.success, status)
	return a
}

// takesToo adds another type of body, to JSON as a type of package shared.
func (a action) takesToo(media string, body any) action {
	a.other, a.body = media, reflect.TypeOf(body)
	return a
}

// bodyType is nil for none.
func bodyType[B any]() reflect.Type {
	t := reflect.TypeFor[B]()
	if t == reflect.TypeFor[none]() {
		return nil
	}
	return t
}
