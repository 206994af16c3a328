package crash

import (
	"fmt"
	"net/http"
	"sync"
	"testing"

	"statecraft/shared"
)

// Many wait for a file that somebody else holds. All are told so at the same
// time: if each waited for its own turn to fail, the last would hear nothing
// before its connection is cut.
func TestManyWaitForALockedFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	db := lockable(t, folder)
	s := serving(t, plainProgram(t), nil, "--data", folder, "--demo")
	c := &caller{t: t, server: s, as: signIn(t, s, shared.PathSessionClaim, "admin", shared.Claim{Key: s.key})}
	db("BEGIN IMMEDIATE")(t)
	var waiting sync.WaitGroup
	for n := range 40 {
		waiting.Go(func() {
			c.wantUnavailable(c.asking(fmt.Sprint("start", n), shared.PathWorkflows+"/order-processing/instances", order("during")))
		})
	}
	waiting.Wait()
	db("ROLLBACK")(t)
	c.want(http.StatusCreated, "POST", shared.PathWorkflows+"/order-processing/instances", order("after"), nil)
	s.stop(t)
	found := readStored(t, &file{folder})
	if len(found.instances) != 1 || len(found.titles["after"]) != 1 || len(found.faults) > 0 {
		t.Errorf("stored are %v, %v", found.titles, found.faults)
	}
}
