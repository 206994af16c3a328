package engine

// Action is what an action state does. Type says which of the other fields
// counts.
type Action struct {
	Type    ActionType   `json:"type"`
	Set     []Assignment `json:"set,omitempty"`
	Table   *Table       `json:"table,omitempty"`
	Script  string       `json:"script,omitempty"` // Starlark
	HTTP    *HTTPCall    `json:"http,omitempty"`
	Email   *Email       `json:"email,omitempty"`
	Message *Message     `json:"message,omitempty"`
	Worker  *WorkerCall  `json:"worker,omitempty"`
}

// ActionType is a way for a machine to do something.
type ActionType string

const (
	ActionSet     ActionType = "set"     // expressions into data
	ActionTable   ActionType = "table"   // a decision table
	ActionScript  ActionType = "script"  // Starlark on the server
	ActionHTTP    ActionType = "http"    // an outgoing call
	ActionEmail   ActionType = "email"   // a mail
	ActionMessage ActionType = "message" // a message to instances
	ActionWorker  ActionType = "worker"  // a program polls for it
)

// Assignment stores the value of an expression in the data.
type Assignment struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Table is a decision table: the first rule that matches, or all of them.
type Table struct {
	Collect bool        `json:"collect,omitempty"`
	Rules   []TableRule `json:"rules"`
}

// TableRule is a row of a decision table.
type TableRule struct {
	When string       `json:"when,omitempty"` // empty always matches
	Set  []Assignment `json:"set"`
}

// HTTPCall is an outgoing request.
type HTTPCall struct {
	Method  string            `json:"method,omitempty"` // empty means GET
	URL     string            `json:"url"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    string            `json:"body,omitempty"`
	Result  string            `json:"result,omitempty"` // name the answer is stored under
}

// Email is a mail to actors.
type Email struct {
	To      []Actor `json:"to"`
	Subject string  `json:"subject"`
	Text    string  `json:"text"`
}

// Message is sent to one instance, to all that wait, or starts one.
type Message struct {
	Name string `json:"name"`
	Key  string `json:"key,omitempty"` // expression
	To   string `json:"to,omitempty"`  // "one", "all" or "start"; empty means one
}

// WorkerCall hands the work to an external program that polls for the topic.
type WorkerCall struct {
	Topic string `json:"topic"`
}
