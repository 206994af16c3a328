//go:build !js

package say

import "statecraft/shared/text"

// language is English outside the browser, where only tests run.
func language() *text.Language { return nil }
