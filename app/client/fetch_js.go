package client

import (
	"context"
	"syscall/js"
	"time"

	"statecraft/engine"
	"statecraft/shared"
)

// fetch speaks one request with the browser's own fetch and waits for the whole
// answer.
func fetch(ctx context.Context, r request, payload []byte) (got response, err error) {
	began := time.Now()
	defer func() {
		announceCall(Called{Method: r.method, Path: r.path, Status: got.status, Request: got.id, Took: time.Since(began)})
	}()
	abort := js.Global().Get("AbortController").New()
	promise := js.Global().Call("fetch", target(r), options(r, payload, abort.Get("signal")))
	answer, err := await(ctx, promise, abort)
	if err != nil {
		return response{}, err
	}
	text, err := await(ctx, answer.Call("text"), abort)
	if err != nil {
		return response{}, err
	}
	announce(EventOnline)
	return response{
		status: answer.Get("status").Int(), body: []byte(text.String()),
		link: header(answer, "Link"), id: header(answer, "X-Request-Id"),
	}, nil
}

// header gives one header of an answer; empty where it is not there.
func header(answer js.Value, name string) string {
	if value := answer.Get("headers").Call("get", name); value.Type() == js.TypeString {
		return value.String()
	}
	return ""
}

// depart sends a request that outlives the page. Nobody waits for its answer.
func depart(r request) {
	nothing := js.FuncOf(func(js.Value, []js.Value) any { return nil })
	js.Global().Call("fetch", target(r), options(r, nil, js.Undefined())).Call("then", nothing, nothing)
}

func target(r request) string {
	if len(r.query) == 0 {
		return r.path
	}
	return r.path + "?" + r.query.Encode()
}

func options(r request, payload []byte, signal js.Value) map[string]any {
	headers := map[string]any{"Accept": "application/json"}
	if r.method != get {
		headers[shared.WriteHeader] = "1"
	}
	if r.once != "" {
		headers[shared.IdempotencyKey] = r.once
	}
	if r.ifMatch != "" {
		headers["If-Match"] = `"` + r.ifMatch + `"`
	}
	o := map[string]any{
		"method": r.method, "headers": headers, "signal": signal, "keepalive": r.leaving,
		"credentials": "same-origin", "cache": "no-store", "redirect": "error",
	}
	if payload != nil {
		headers["Content-Type"] = "application/json"
		body := js.Global().Get("Uint8Array").New(len(payload))
		js.CopyBytesToJS(body, payload)
		o["body"] = body
	}
	return o
}

// await blocks this goroutine, not the page, until the promise settles or the
// context ends.
func await(ctx context.Context, promise, abort js.Value) (js.Value, error) {
	done, failed := make(chan js.Value, 1), make(chan struct{}, 1)
	resolve := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- args[0]
		return nil
	})
	reject := js.FuncOf(func(js.Value, []js.Value) any {
		failed <- struct{}{}
		return nil
	})
	// A promise settles once, also after an abort, so both functions may only be
	// released when it has.
	release := func() { resolve.Release(); reject.Release() }
	promise.Call("then", resolve, reject)
	select {
	case v := <-done:
		release()
		return v, nil
	case <-failed:
		release()
		announce(EventOffline)
		return js.Value{}, offline()
	case <-ctx.Done():
		abort.Call("abort")
		go func() {
			select {
			case <-done:
			case <-failed:
			}
			release()
		}()
		return js.Value{}, stopped()
	}
}

func offline() error {
	return &engine.Error{Code: CodeOffline, Message: "The server cannot be reached. Check the connection and try again."}
}

func stopped() error {
	return &engine.Error{Code: CodeStopped, Message: "Nobody waits for this any more."}
}

// awaitSignIn asks the page to sign in and waits until somebody has.
func awaitSignIn(ctx context.Context) error {
	signedIn := make(chan struct{}, 1)
	stop := onEvent(EventSignedIn, func(js.Value) {
		select {
		case signedIn <- struct{}{}:
		default:
		}
	})
	defer stop()
	announce(EventSignIn)
	select {
	case <-signedIn:
		return nil
	case <-ctx.Done():
		return stopped()
	}
}
