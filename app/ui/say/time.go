package say

import (
	"strconv"
	"time"

	"statecraft/shared/text"
)

// Day is the day of a moment in the reader's zone: "20 November 2026".
func Day(t time.Time) string { return written(styleDay, t) }

// Weekday is [Day] with the day of the week: "Friday, 20 November 2026".
func Weekday(t time.Time) string { return written(styleWeekday, t) }

// Clock is the time of day of a moment in the reader's zone: "15:04".
func Clock(t time.Time) string { return written(styleClock, t) }

// Exact writes a moment out to the second in the reader's zone.
func Exact(t time.Time) string { return written(styleExact, t) }

// Date writes out a day of the calendar, which has no zone, given as
// "2026-11-20"; what is no day stays as it is.
func Date(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return written(styleDate, t)
}

// DayOf names the day of a moment in the reader's zone, "2026-11-20": two moments
// with the same one were on the same day.
func DayOf(t time.Time) string { return zoned(t).Format(time.DateOnly) }

// Ago says in words how long before now a moment was.
func Ago(t, now time.Time) string { return ago(here, t, now) }

func ago(l *text.Language, t, now time.Time) string {
	d := now.Sub(t)
	switch {
	case d < 45*time.Second:
		return l.Say("just now")
	case d < time.Hour:
		n := int((d + 30*time.Second).Minutes())
		return l.Count(n, strconv.Itoa(n), "%s minute ago", "%s minutes ago")
	case d < 24*time.Hour:
		n := int((d + 30*time.Minute).Hours())
		return l.Count(n, strconv.Itoa(n), "%s hour ago", "%s hours ago")
	}
	switch days := daysBetween(t, now); {
	case days <= 1:
		return l.Say("yesterday")
	case days < 7:
		return l.Count(days, strconv.Itoa(days), "%s day ago", "%s days ago")
	case zoned(t).Year() == zoned(now).Year():
		return l.Say("on %s", written(styleDayOfYear, t))
	}
	return l.Say("on %s", Day(t))
}

// daysBetween counts midnights, because "yesterday" is about the calendar.
func daysBetween(t, now time.Time) int {
	return int(midnight(zoned(now)).Sub(midnight(zoned(t))).Hours() / 24)
}

// midnight begins the day of a moment, in a calendar without summer time.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// style is a way of writing a moment.
type style int

const (
	styleDay style = iota
	styleDayOfYear
	styleWeekday
	styleClock
	styleExact
	styleDate // as styleDay, of a day without a zone
	styles
)

// layout is the style in English, for tests and for browsers that know no other.
func (s style) layout() string {
	switch s {
	case styleDayOfYear:
		return "2 January"
	case styleWeekday:
		return "Monday, 2 January 2006"
	case styleClock:
		return "15:04"
	case styleExact:
		return "2 January 2006, 15:04:05"
	}
	return "2 January 2006"
}
