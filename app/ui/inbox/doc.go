// Package inbox holds the page where people find what waits for them and sign
// it off: views, the list, and the task beside it with its form and outcomes.
package inbox
