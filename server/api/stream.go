package api

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"statecraft/engine"
	"statecraft/server/store"
	"statecraft/server/stream"
	"statecraft/shared"
)

// pace is how patient streams are.
type pace struct {
	// asking is how long it takes to ask once, for everybody, whether they may
	// still listen. Whoever comes in between waits for the next round, so it must
	// be less than half of unchecked.
	asking time.Duration
	// unchecked is after how long a stream ends where nobody has said that the
	// caller may still listen. What is said is as old as asking for it may take.
	unchecked time.Duration
	// taking is how long a listener may take to take what is sent.
	taking time.Duration
}

// usualPace has every stream know within 10 s who may not listen any more.
func usualPace() pace {
	return pace{asking: 3 * time.Second, unchecked: 10*time.Second - askTimeout, taking: 10 * time.Second}
}

// listener is one open stream.
type listener struct {
	*request
	reader *stream.Reader
	line   *http.ResponseController
	secret string
	// still receives who the caller is now; nil where they may listen no more.
	// checked is when it last did.
	still   chan *store.Caller
	checked time.Time
}

// Why a stream ends. Whoever is let go comes back by themselves, as browsers do,
// and is then told why they may not.
var (
	errOver      = errors.New("the session or key has ended, or is somebody else's now")
	errUnchecked = errors.New("it cannot be found out whether the caller may still listen")
)

// listen answers what happens until the caller goes, may not listen any more, or
// cannot follow.
func (s *server) listen(r *request) error {
	last, given, err := lastEvent(r.Request())
	if err != nil {
		return err
	}
	reader, err := s.Hub.Join(callerName(r.caller), topicsOf(r.caller))
	if err != nil {
		return err
	}
	defer reader.Leave()
	if s.Streams != nil {
		defer s.Streams()()
	}
	l := &listener{request: r, reader: reader, line: http.NewResponseController(r.Response()), secret: s.secret(r), still: make(chan *store.Caller, 1), checked: time.Now()}
	l.begin()
	if r.Request().Method == http.MethodHead {
		return nil
	}
	defer s.attend(l)()
	if err = l.catchUp(last, given); err == nil {
		err = s.follow(l)
	}
	if err != nil && r.Request().Context().Err() == nil {
		s.Log.Debug("a listener was let go", "request", r.Get(requestIDName), "reason", err)
	}
	return nil
}

// lastEvent is the id the caller heard last.
func lastEvent(r *http.Request) (id int64, given bool, err error) {
	all := r.Header.Values("Last-Event-ID")
	if len(all) == 0 || len(all) == 1 && all[0] == "" {
		return 0, false, nil
	}
	text := all[0]
	id, err = strconv.ParseInt(text, 10, 64)
	if err != nil || len(all) > 1 || id < 0 || strconv.FormatInt(id, 10) != text {
		return 0, false, &engine.Error{Code: engine.CodeInvalid, Field: "Last-Event-ID", Message: "This is no id of an event. Send the last one you heard, or leave it out."}
	}
	return id, true, nil
}

// begin sends the headers. The deadlines of ordinary requests do not fit here:
// what is sent gets its own.
func (l *listener) begin() {
	_ = l.line.SetReadDeadline(time.Time{})
	_ = l.line.SetWriteDeadline(time.Time{})
	header := l.Response().Header()
	header.Set("Content-Type", "text/event-stream")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Accel-Buffering", "no") // a proxy must not wait for more
	l.Response().WriteHeader(http.StatusOK)
}

// catchUp tells where the stream begins, and what was missed since the last
// event the caller heard.
func (l *listener) catchUp(last int64, given bool) error {
	if !given || !l.reader.Knows(last) {
		return l.position(l.reader.Joined(), given)
	}
	if err := l.position(last, false); err != nil {
		return err
	}
	// Much may have been missed, and a slow reader takes long: they are asked for
	// in between, as in follow.
	return l.reader.Missed(l.Request().Context(), last, func(frames [][]byte) error {
		select {
		case caller := <-l.still:
			if err := l.admit(caller); err != nil {
				return err
			}
		default:
		}
		if time.Since(l.checked) > l.server.pace.unchecked {
			return errUnchecked
		}
		return l.send(frames)
	})
}

// follow tells what happens.
func (s *server) follow(l *listener) error {
	unchecked := time.NewTimer(s.pace.unchecked - time.Since(l.checked))
	defer unchecked.Stop()
	for {
		var err error
		select {
		case <-l.Request().Context().Done():
			return nil
		case <-s.Stopping:
			return l.stop()
		case <-l.reader.Wake():
			_, err = l.tell()
		case caller := <-l.still:
			unchecked.Reset(s.pace.unchecked)
			err = l.goOn(caller)
		case <-unchecked.C:
			err = errUnchecked
		}
		if err != nil {
			return err
		}
	}
}

// admit has the stream follow what the caller may hear of now.
func (l *listener) admit(caller *store.Caller) error {
	if caller == nil || callerName(*caller) != callerName(l.caller) {
		return errOver
	}
	l.checked = time.Now()
	l.reader.Follow(topicsOf(*caller))
	return nil
}

// goOn admits the caller again. Then it says how far the stream has come, by
// which they know that the line is alive.
func (l *listener) goOn(caller *store.Caller) error {
	if err := l.admit(caller); err != nil {
		return err
	}
	position, err := l.tell()
	if err != nil {
		return err
	}
	return l.position(position, false)
}

// stop tells what there is still to tell, and when to come back: not all at once.
func (l *listener) stop() error {
	if _, err := l.tell(); err != nil {
		return err
	}
	const soonest, span = 1000, 4000 // ms
	return l.send([][]byte{fmt.Appendf(nil, "retry: %d\n\n", soonest+rand.IntN(span))})
}

// tell sends what the reader was woken for, and gives how far that goes.
func (l *listener) tell() (position int64, err error) {
	frames, position, err := l.reader.Take()
	if err != nil {
		return 0, err
	}
	return position, l.send(frames)
}

// position says that everything up to an id has been told.
func (l *listener) position(id int64, gap bool) error {
	text, err := frame(id, "position", shared.StreamPosition{Gap: gap})
	if err != nil {
		return err
	}
	return l.send([][]byte{text})
}

// send writes events. Whoever does not take them in time is let go.
func (l *listener) send(frames [][]byte) error {
	if len(frames) == 0 {
		return nil
	}
	if err := l.limit(time.Now().Add(l.server.pace.taking)); err != nil {
		return err
	}
	for _, text := range frames {
		if _, err := l.Response().Write(text); err != nil {
			return err
		}
	}
	if err := l.line.Flush(); err != nil {
		return err
	}
	return l.limit(time.Time{}) // in HTTP/2 it would end the stream even when nothing is sent
}

// limit says until when the listener may take what is sent; the zero time is for
// ever.
func (l *listener) limit(until time.Time) error {
	if err := l.line.SetWriteDeadline(until); !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}
