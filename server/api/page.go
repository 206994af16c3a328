package api

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// page answers every path of the page with the start page, which routes itself.
func (s *server) page(r *request) error { return s.sendPage(r, http.StatusOK) }

func (s *server) sendPage(c echo.Context, status int) error {
	// Asked for anew every time: it names the files of this build.
	c.Response().Header().Set("Cache-Control", "no-cache")
	return c.HTMLBlob(status, s.Assets.pages[startPage])
}

// asset answers a file of the page. One with a hash in its name never changes,
// so browsers keep it.
func (s *server) asset(r *request) error {
	name := r.Param("*")
	file, found := s.Assets.files[name]
	if !found {
		return notFound()
	}
	header := r.Response().Header()
	header.Set("ETag", file.etag)
	header.Set("Cache-Control", "no-cache")
	if s.Assets.hashed[name] {
		header.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if file.brotli != nil {
		header.Set("Vary", "Accept-Encoding")
	}
	if r.Request().Header.Get("If-None-Match") == file.etag {
		return r.NoContent(http.StatusNotModified)
	}
	content := file.brotli
	if content != nil && takesBrotli(r.Request().Header.Get("Accept-Encoding")) {
		header.Set("Content-Encoding", "br")
	} else {
		var err error
		if content, err = file.plain(); err != nil {
			return err
		}
	}
	header.Set("Content-Length", strconv.Itoa(len(content)))
	return r.Blob(http.StatusOK, file.contentType, content)
}

// takesBrotli reads an Accept-Encoding header.
func takesBrotli(header string) bool {
	for _, part := range strings.Split(header, ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), "br") {
			continue
		}
		value, given := strings.CutPrefix(strings.ReplaceAll(quality, " ", ""), "q=")
		q, err := strconv.ParseFloat(value, 64)
		return !given || err == nil && q > 0
	}
	return false
}
