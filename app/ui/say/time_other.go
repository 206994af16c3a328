//go:build !js

package say

import "time"

// zoned is a moment in the reader's zone; tests have none.
func zoned(t time.Time) time.Time { return t.UTC() }

func written(s style, t time.Time) string { return zoned(t).Format(s.layout()) }
