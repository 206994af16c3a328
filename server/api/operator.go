package api

import (
	"net/http"

	"statecraft/engine"
	"statecraft/shared"
)

// operatorRoutes mend instances. Whether the caller operates the workflow of the
// instance, the runner finds out and the engine asks.
func (s *server) operatorRoutes() []route {
	always := []engine.Code{engine.CodeOperatorsOnly, engine.CodeInstanceClosed, shared.CodeOverloaded}
	with := func(more ...engine.Code) []engine.Code { return append(more, always...) }
	return []route{
		operate[engine.Suspend](s, shared.PathInstanceSuspend, "suspendInstance", "Stop an instance for a while", with(engine.CodeSuspended)),
		operate[engine.Resume](s, shared.PathInstanceResume, "resumeInstance", "Let a suspended instance go on", with(engine.CodeNotSuspended)),
		operate[engine.Cancel](s, shared.PathInstanceCancel, "cancelInstance", "End an instance", with()),
		operate[engine.Skip](s, shared.PathInstanceSkip, "skipState", "Leave a state without its work being done", with(engine.CodeActivationClosed, engine.CodeLeadsNowhere, engine.CodeSuspended)),
		operate[engine.Move](s, shared.PathInstanceMove, "moveInstance", "Go on at another state", with(engine.CodeActivationClosed, engine.CodeSuspended)),
		operate[engine.Retry](s, shared.PathInstanceRetry, "retryInstance", "Try again what needs attention", with(engine.CodeActivationClosed, engine.CodeNothingToRetry, engine.CodeSuspended)),
		operate[engine.BindRole](s, shared.PathInstanceRoles, "bindRole", "Fill a seat of an instance", with()),
		operate[engine.SetData](s, shared.PathInstanceData, "setInstanceData", "Change data of an instance", with()),
	}
}

// operate is the row of an operator's command, whose body is the command itself.
func operate[O any, P interface {
	*O
	engine.Op
}](s *server, path, id, title string, refusals []engine.Code) route {
	do := func(r *request, body *O) (string, error) { return "", s.command(r, P(body)) }
	return route{post, path, shared.OperateInstances, anInstanceToOperate(), ownSite, makes(http.StatusOK, do, showInstance[O](s)), description{
		id: id, group: groupInstances, title: title, more: "For operators of the workflow.", refusals: refusals,
	}}
}
