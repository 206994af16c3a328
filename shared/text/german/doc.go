// Package german is the German catalogue: one file for each part of Statecraft,
// {"English": "Deutsch"}, sorted. editor.json, engine.json and server.json hold
// sentences that arrive finished, by the formats they were made with; the others
// hold what the page says, by the literals in its code.
//
// The page does not link this package: the server sends the catalogue to those
// who read German.
//
// Words: Ablauf (workflow), Zustand (state), Übergang (transition), Vorgang
// (instance), Aufgabe (task), Unterschrift (sign-off), Entwurf (draft), Version,
// Rolle (role), Ergebnis (outcome), Posteingang (inbox), Rechte (permissions);
// an incident "braucht Aufmerksamkeit". States are Person, Automatik, Warten,
// Entscheidung and Teilablauf. Nobody is addressed as du or Sie: what to do is
// said by infinitives ("Nochmals anmelden").
package german
