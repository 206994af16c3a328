// Package auth knows who somebody is: passwords, sessions, API keys, the one-time
// key of the first administrator, and acting as others in demo mode. Secrets leave
// this package to whom they belong only; the store gets their hashes.
//
// What belongs here: proving who calls, and slowing down those who guess. What
// does not: what somebody may do (shared permissions, engine.CanDecide), cookies
// and headers (server/api).
package auth
