package main

import (
	"context"
	"fmt"
	"net/http"

	"github.com/spf13/cobra"

	"statecraft/server/settings"
	"statecraft/server/store"
	"statecraft/shared"
)

func newResumeSendingCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "resume-sending",
		Short: "Let a restored server send again",
		Long: `After a restore nothing is sent, because what the backup does not know may have
been sent before. This confirms that it may go on. Where a server uses the data
folder, it is asked to, with an API key of an administrator.`,
		Example: `  statecraft resume-sending
  statecraft resume-sending --server https://flow.example.org --key sck_…`,
		Args: cobra.NoArgs,
		RunE: withSettings(func(cmd *cobra.Command, _ []string, s *settings.Settings) error {
			err := withData(cmd.Context(), s, dataCommand{
				store: func(ctx context.Context, db *store.Store) error {
					return db.DeleteNote(ctx, store.Server(), store.NoteSendingPaused, now())
				},
				server: func(ctx context.Context, c *client) error {
					return c.call(ctx, http.MethodPost, shared.PathResumeSending, nil, nil)
				},
			})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), "sending goes on")
			return err
		}),
	}
	addSettings(command, "data", "db", "server", "key")
	return command
}
