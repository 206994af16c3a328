//go:build !js

package stream

// Listen has nothing to tell here: there is no browser to listen with.
func Listen(func(News)) (stop func()) { return func() {} }
