package parts

// thingPaths are the strokes, on a ground of 20 by 20, of icons that stand for things.
func thingPaths(name string) []string {
	switch name {
	case "person":
		return []string{"M10 9.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8z", "M4.2 16.6c0-3.2 2.3-5 5.8-5s5.8 1.8 5.8 5"}
	case "people":
		return []string{"M7.5 9.2a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4z", "M2.5 16.2c0-3 2-4.6 5-4.6s5 1.6 5 4.6", "M13 4.2a2.5 2.5 0 0 1 0 4.8", "M14.6 11.9c1.9.5 2.9 2 2.9 4.3"}
	case "bolt":
		return []string{"M11.2 2.8 4.6 11.4h4.6l-.6 5.8 6.8-8.8h-4.7z"}
	case "clock":
		return []string{"M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z", "M10 6.2V10l2.6 1.7"}
	case "diamond":
		return []string{"M10 3l7 7-7 7-7-7z"}
	case "subflow":
		return []string{"M4.5 4h11A1.5 1.5 0 0 1 17 5.5v9a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14.5v-9A1.5 1.5 0 0 1 4.5 4z", "M10 7.4v5.2", "M7.4 10h5.2"}
	case "note":
		return []string{"M4 3.8h12v8.4L12.2 16H4z", "M16 12.2h-3.8V16"}
	case "start":
		return []string{"M6 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z", "M8.5 10H16", "M13 7l3 3-3 3"}
	case "end":
		return []string{"M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z", "M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"}
	case "inbox":
		return []string{"M3.5 11.5 5.6 4.5h8.8l2.1 7v4h-13z", "M3.5 11.5h3.8l1 1.8h3.4l1-1.8h3.8"}
	case "file":
		return []string{"M5 3h6.5L15 6.5V17H5z", "M11.5 3v3.5H15"}
	case "flow":
		return []string{"M5.5 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z", "M14.5 16.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z", "M7.5 5.5h5.5a2 2 0 0 1 2 2v5"}
	}
	return nil
}

// controlPaths are those of icons that stand for what a control does.
func controlPaths(name string) []string {
	switch name {
	case "undo":
		return []string{"M7.5 4 4 7.5 7.5 11", "M4 7.5h7.5a4.3 4.3 0 0 1 0 8.6H8"}
	case "redo":
		return []string{"M12.5 4 16 7.5 12.5 11", "M16 7.5H8.5a4.3 4.3 0 0 0 0 8.6H12"}
	case "plus":
		return []string{"M10 4v12", "M4 10h12"}
	case "minus":
		return []string{"M4 10h12"}
	case "trash":
		return []string{"M3.8 5.6h12.4", "M8 5.6V3.8h4v1.8", "M5.4 5.6l.7 10.6h7.8l.7-10.6", "M8.5 8.6v4.8", "M11.5 8.6v4.8"}
	case "play":
		return []string{"M6 3.8 16 10 6 16.2z"}
	case "download":
		return []string{"M10 3.5v9", "M6.5 9.2 10 12.7l3.5-3.5", "M3.8 16.3h12.4"}
	case "upload":
		return []string{"M10 13V4", "M6.5 7.3 10 3.8l3.5 3.5", "M3.8 16.3h12.4"}
	case "check":
		return []string{"M4 10.6 8.2 14.8 16 6"}
	case "warning":
		return []string{"M10 3.2 17.6 16.4H2.4z", "M10 8v3.8", "M10 14.1v.1"}
	case "close":
		return []string{"M5 5l10 10", "M15 5 5 15"}
	case "more":
		return []string{"M5 10h.01", "M10 10h.01", "M15 10h.01"}
	case "search":
		return []string{"M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z", "M13 13l4 4"}
	case "back":
		return []string{"M11.5 4.5 6 10l5.5 5.5"}
	case "forward":
		return []string{"M8.5 4.5 14 10l-5.5 5.5"}
	case "down":
		return []string{"M5 7.8 10 12.8l5-5"}
	case "sun":
		return []string{"M10 13.4a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8z", "M10 2.2v1.6M10 16.2v1.6M2.2 10h1.6M16.2 10h1.6M4.5 4.5l1.1 1.1M14.4 14.4l1.1 1.1M4.5 15.5l1.1-1.1M14.4 5.6l1.1-1.1"}
	case "moon":
		return []string{"M16.6 11.8A7 7 0 0 1 8.2 3.4a7 7 0 1 0 8.4 8.4z"}
	case "system":
		return []string{"M3.5 4h13v9h-13z", "M7.5 16.5h5", "M10 13v3.5"}
	case "logout":
		return []string{"M8 4H4.5v12H8", "M8.5 10h8", "M13.5 7l3 3-3 3"}
	}
	return nil
}
