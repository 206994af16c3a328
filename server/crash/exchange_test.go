package crash

import (
	"bytes"
	"io"
	"net/http"

	"statecraft/shared"
)

// answer is what came back of a request.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// replayed tells that the server has found the request done already.
func (a *answer) replayed() bool { return a.header.Get(shared.IdempotencyReplayed) == "true" }

// exchange makes a request, under a key where there is one. An error says that
// there is no answer, or only a part of one.
func (s *server) exchange(method, path, key string, as person, body []byte) (answer, error) {
	request, err := http.NewRequest(method, s.base+path, bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for name, values := range as.header {
		request.Header[name] = values
	}
	request.Header.Set(shared.WriteHeader, "1")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		request.Header.Set(shared.IdempotencyKey, key)
	}
	// Repeating is for the test to decide, not for the library.
	request.GetBody = nil
	response, err := s.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, text}, err
}
