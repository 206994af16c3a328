// Package parts holds the small pieces every page is made of: icons, pills,
// avatars, dialogs, toasts, forms, times, file picking, and the states every
// view has (loading, empty, failed). A part knows the engine's types and the
// browser, but no page and no route.
package parts
