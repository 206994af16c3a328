package telemetry

import (
	"context"

	"statecraft/engine"
)

// Renderer draws workflows.
type Renderer interface {
	Layout(context.Context, *engine.Workflow) (map[string]engine.Point, error)
	SVG(context.Context, *engine.Workflow) ([]byte, error)
	PNG(context.Context, *engine.Workflow) ([]byte, error)
}

// Watch counts and times what a renderer draws.
func (t *Telemetry) Watch(r Renderer) Renderer { return &watched{r, t} }

type watched struct {
	renderer  Renderer
	telemetry *Telemetry
}

// Layout gives the middle of every state's card.
func (w *watched) Layout(ctx context.Context, of *engine.Workflow) (points map[string]engine.Point, err error) {
	err = w.job(ctx, "layout", func(ctx context.Context) error {
		points, err = w.renderer.Layout(ctx, of)
		return err
	})
	return points, err
}

// SVG gives a picture.
func (w *watched) SVG(ctx context.Context, of *engine.Workflow) (picture []byte, err error) {
	err = w.job(ctx, "svg", func(ctx context.Context) error {
		picture, err = w.renderer.SVG(ctx, of)
		return err
	})
	return picture, err
}

// PNG gives a picture in pixels.
func (w *watched) PNG(ctx context.Context, of *engine.Workflow) (picture []byte, err error) {
	err = w.job(ctx, "png", func(ctx context.Context) error {
		picture, err = w.renderer.PNG(ctx, of)
		return err
	})
	return picture, err
}

func (w *watched) job(ctx context.Context, name string, run func(context.Context) error) error {
	t := w.telemetry
	begin := t.options.Now()
	ctx, span := t.tracer.Start(ctx, "render "+name)
	defer span.End()
	err := run(ctx)
	t.meters.renders.WithLabelValues(name, resultOf(err)).Inc()
	t.meters.renderSeconds.Observe(t.since(begin))
	return err
}
