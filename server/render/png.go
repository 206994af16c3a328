package render

import (
	"context"
	"errors"
	"fmt"

	"statecraft/engine"
	"statecraft/server/render/raster"
	"statecraft/shared"
)

// PNG draws the workflow as [Pool.SVG] does, in pixels. One is painted at a time:
// each takes tens of megabytes while it is.
func (p *Pool) PNG(ctx context.Context, w *engine.Workflow) ([]byte, error) {
	svg, err := p.SVG(ctx, w)
	if err != nil {
		return nil, err
	}
	select {
	case p.painting <- struct{}{}:
		defer func() { <-p.painting }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	picture, err := raster.PNG(ctx, svg)
	if errors.Is(err, raster.ErrTooLarge) {
		return nil, &engine.Error{Code: shared.CodeTooLarge, Message: "This workflow is too large for a picture in pixels. Take it as SVG, which has no size."}
	}
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("render: paint a picture: %w", err)
	}
	return picture, err
}
