package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"statecraft/server/telemetry"
)

// later is called when the server ends; what was begun last ends first.
func (v *server) later(end func() error) { v.closing = append(v.closing, end) }

func (v *server) close() (err error) {
	for _, end := range slices.Backward(v.closing) {
		err = errors.Join(err, end())
	}
	return err
}

// stop ends answering: nobody new comes in, those who listen are told to come
// back, and what is under way may finish. Commands that wait to be written are
// written when the runner is closed, whoever still waits for them.
func (v *server) stop(a *answering) {
	v.health.stopping.Store(true)
	close(v.stopping)
	if !a.stop(stopTimeout) {
		v.log.Warn("requests took too long and were broken off; what they had asked for may have been done")
	}
}

// flush sends what is left to tell, for a moment.
func (v *server) flush(watch *telemetry.Telemetry) error {
	const patience = 3 * time.Second
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	if watch.Close(ctx) != nil {
		v.log.Warn("the last traces were not sent")
	}
	return nil
}
