// Package shell is the frame around every page: the top bar with navigation and
// the user menu, the demo banner, toasts, the sign-in dialog for sessions that
// ended, and who is signed in. What is inside the frame belongs to the page.
package shell
