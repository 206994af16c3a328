package telemetry

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// databaseMeter asks the database when somebody scrapes, and not between.
type databaseMeter struct {
	database          Database
	up, journal, size *prometheus.Desc
}

// databaseTime bounds what a scrape waits for.
const databaseTime = 2 * time.Second

func newDatabaseMeter(d Database) *databaseMeter {
	return &databaseMeter{
		database: d,
		up:       prometheus.NewDesc("statecraft_database_up", "Whether the database answers.", nil, nil),
		journal:  prometheus.NewDesc("statecraft_journal_position", "Number of the newest entry of the journal.", nil, nil),
		size:     prometheus.NewDesc("statecraft_database_bytes", "How much room the database takes.", nil, nil),
	}
}

// Describe names the metrics.
func (m *databaseMeter) Describe(out chan<- *prometheus.Desc) {
	out <- m.up
	out <- m.journal
	out <- m.size
}

// Collect reads them. What cannot be read is left out, and up says why.
func (m *databaseMeter) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), databaseTime)
	defer cancel()
	gauge := func(d *prometheus.Desc, value float64) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value)
	}
	entry, err := m.database.JournalHead(ctx)
	if err != nil {
		gauge(m.up, 0)
		return
	}
	gauge(m.up, 1)
	gauge(m.journal, float64(entry))
	if size, err := m.database.Size(ctx); err == nil {
		gauge(m.size, float64(size))
	}
}
