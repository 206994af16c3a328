package api

import (
	"net/http"

	"statecraft/shared"
)

// referenceRoutes are the document of the API, for programs and for people.
func (s *server) referenceRoutes() []route {
	return []route{
		{get, shared.PathOpenAPI, shared.Public, nothing(), anySite, sends("application/json", s.sendOpenAPI), description{
			id: "getOpenAPI", group: groupWorkspace, title: "This document",
		}},
		{get, shared.PathReference, shared.Public, nothing(), anySite, sends("text/html; charset=UTF-8", s.sendReference), description{
			id: "getReference", group: groupWorkspace, title: "This document as a page",
		}},
	}
}

func (s *server) sendOpenAPI(r *request) error {
	r.Response().Header().Set("Cache-Control", "no-cache")
	return r.Blob(http.StatusOK, "application/json", s.document)
}

func (s *server) sendReference(r *request) error {
	page, found := s.Assets.pages["reference.html"]
	if !found {
		return notFound()
	}
	r.Response().Header().Set("Cache-Control", "no-cache")
	return r.HTMLBlob(http.StatusOK, page)
}
