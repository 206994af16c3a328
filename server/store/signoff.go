package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/uptrace/bun"

	"statecraft/shared"
)

// signOffRow is the record of one human decision.
type signOffRow struct {
	bun.BaseModel `bun:"table:sign_offs,alias:so"`

	Instance   int64           `bun:"instance,pk"`
	Sequence   int             `bun:"sequence,pk"`
	Activation int             `bun:"activation"`
	State      string          `bun:"state"`
	Signer     string          `bun:"signer"`
	Outcome    string          `bun:"outcome"`
	Notes      string          `bun:"notes"`
	Data       json.RawMessage `bun:"data"`
	Seen       int             `bun:"seen"`
	SignedAt   time.Time       `bun:"signed_at"`
}

func (r *signOffRow) signOff() (shared.SignOff, error) {
	s := shared.SignOff{By: r.Signer, At: r.SignedAt.UTC(), State: r.State, Outcome: r.Outcome, Notes: r.Notes}
	return s, decode("a sign-off's data", r.Data, &s.Data)
}

func loadSignOffs(ctx context.Context, db bun.IDB, instance int64) ([]shared.SignOff, error) {
	var rows []signOffRow
	if err := db.NewSelect().Model(&rows).Where("so.instance = ?", instance).Order("so.sequence").Scan(ctx); err != nil {
		return nil, err
	}
	list := make([]shared.SignOff, len(rows))
	for n := range rows {
		var err error
		if list[n], err = rows[n].signOff(); err != nil {
			return nil, err
		}
	}
	return list, nil
}
