// Package start holds the pages a visit begins with: claiming the one-time key
// of the console, signing in, and home with the examples.
package start
