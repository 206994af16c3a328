package main

import (
	"regexp"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"statecraft/app/ui/designer"
	"statecraft/app/ui/inbox"
	"statecraft/app/ui/instances"
	"statecraft/app/ui/start"
	"statecraft/app/ui/workflows"
	"statecraft/shared"
)

// route is a page at a path.
type route struct {
	path string
	page func() app.Composer
}

// routes lists every page of [shared.Pages].
func routes() []route {
	return []route{
		{shared.PageHome, func() app.Composer { return &start.Home{} }},
		{shared.PageSignIn, func() app.Composer { return &start.SignIn{} }},
		{shared.PageWorkflows, func() app.Composer { return &workflows.List{} }},
		{shared.PageWorkflow, func() app.Composer { return &designer.Page{} }},
		{shared.PageVersion, func() app.Composer { return &designer.VersionPage{} }},
		{shared.PageInstances, func() app.Composer { return &instances.List{} }},
		{shared.PageInstance, func() app.Composer { return &instances.Detail{} }},
		{shared.PageInbox, func() app.Composer { return &inbox.Page{} }},
		{shared.PageTask, func() app.Composer { return &inbox.Page{} }},
	}
}

// pattern is the regular expression of a path with parameters such as ":key".
func pattern(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			parts[i] = "[^/]+"
			continue
		}
		parts[i] = regexp.QuoteMeta(part)
	}
	return "^" + strings.Join(parts, "/") + "$"
}
