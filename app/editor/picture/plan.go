package picture

// plan is what is known of a line before its way is found.
type plan struct {
	label label
	// lane and rank put it beside other lines between the same two cards: in pixels
	// and counted, from the straight way.
	lane, rank float64
	// start and end are how far its ends are moved along the sides of the cards.
	start, end float64
	// returns is set where another line leads the other way.
	returns bool
	// pill is what it begins at where it leads from the whole instance.
	pill pill
}

// plan is that of a transition; it begins empty.
func (p *Picture) plan(id string) *plan {
	known := p.plans[id]
	if known == nil {
		known = &plan{}
		p.plans[id] = known
	}
	return known
}
