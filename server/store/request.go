package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"time"

	"github.com/uptrace/bun"

	"statecraft/engine"
	"statecraft/shared"
)

// requestRow is a request that was carried out under a key its caller made up.
type requestRow struct {
	bun.BaseModel `bun:"table:requests,alias:rq"`

	Caller string    `bun:"caller,pk"`
	Key    string    `bun:"key,pk"`
	Hash   []byte    `bun:"hash"`
	Result string    `bun:"result"`
	At     time.Time `bun:"at"`
}

// Request is what a caller may repeat when they did not hear the answer. It is
// recorded in the transaction that carries it out, so a repetition finds either
// nothing done or what was done.
type Request struct {
	Caller string
	Key    string
	// Asked is everything that was asked for: method, address and body.
	Asked []byte
	At    time.Time
	// Result names what came of it, as far as it is not known before: the
	// transaction fills it in.
	Result string
}

func (r *Request) row() *requestRow {
	hash := sha256.Sum256(r.Asked)
	return &requestRow{Caller: r.Caller, Key: r.Key, Hash: hash[:], Result: r.Result, At: r.At}
}

type requestKey struct{}

// WithRequest has the next change made with the context record the request.
func WithRequest(ctx context.Context, r *Request) context.Context {
	return context.WithValue(ctx, requestKey{}, r)
}

// requestOf is the request a change is made for; nil for none.
func requestOf(ctx context.Context) *Request {
	r, _ := ctx.Value(requestKey{}).(*Request)
	return r
}

// cameTo tells the request a change is made for what came of it.
func cameTo(ctx context.Context, result string) {
	if r := requestOf(ctx); r != nil {
		r.Result = result
	}
}

// noteRequests records requests; nil ones are none.
func noteRequests(ctx context.Context, db bun.IDB, requests ...*Request) error {
	var rows []*requestRow
	for _, r := range requests {
		if r != nil {
			rows = append(rows, r.row())
		}
	}
	if len(rows) == 0 {
		return nil
	}
	result, err := db.NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != int64(len(rows)) {
		return cmp.Or(err, conflict("The same request is being carried out right now. Repeat it in a moment to see what came of it."))
	}
	return nil
}

// Repeated finds what came of a request with the same caller and key. found is
// false where there was none. Something else asked for under the same key is
// refused.
func (s *Store) Repeated(ctx context.Context, r *Request) (result string, found bool, err error) {
	if err := storable(r.Key); err != nil {
		return "", false, err
	}
	row := new(requestRow)
	err = s.read.NewSelect().Model(row).Where("rq.caller = ? AND rq.key = ?", r.Caller, r.Key).Scan(ctx)
	if err = failed("look for an earlier request", err); engine.CodeOf(err) == shared.CodeNotFound {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	if hash := sha256.Sum256(r.Asked); string(hash[:]) != string(row.Hash) {
		return "", false, &engine.Error{Code: engine.CodeInvalid, Field: "Idempotency-Key", Message: "This key was used for another request. Use a new key for what is new."}
	}
	return row.Result, true, nil
}

// ForgetRequests removes the records of requests made before a moment.
func (s *Store) ForgetRequests(ctx context.Context, before time.Time) error {
	_, err := s.write.NewDelete().Model((*requestRow)(nil)).Where("at < ?", before).Exec(ctx)
	return failed("forget requests", err)
}
