// Package command is how a person gets at everything by typing: the palette of
// all actions and states ([Palette]), the bar that finds things on the drawing
// ([Find]) and the list of shortcuts ([Help]). A page has one of each and opens
// them by [OpenPalette], [OpenFind] and [OpenHelp].
//
// What belongs here: fields, lists and their keys. What can be done is the table
// of editor/action, what is found comes from editor/search; doing it is the
// page's part, see [Page].
package command
