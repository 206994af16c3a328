package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"statecraft/server/settings"
	"statecraft/shared"
)

func newKeyCommand() *cobra.Command {
	command := &cobra.Command{
		Use:     "key",
		Short:   "Look after API keys",
		Long:    `An API key lets a program do what its owner may, as far as its scopes go.`,
		Example: `  statecraft key create --user ada --name nightly --scope instances.start`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(newKeyCreateCommand())
	return command
}

func newKeyCreateCommand() *cobra.Command {
	var user, name string
	var scopes []string
	days := 0
	command := &cobra.Command{
		Use:   "create",
		Short: "Make an API key for a user",
		Long: `Makes an API key and prints it, this once. No server may be using the data folder:
a running one gives keys only to people who have signed in.`,
		Example: `  statecraft key create --user ada --name nightly --scope instances.start --days 90`,
		Args:    cobra.NoArgs,
	}
	flags := command.Flags()
	flags.StringVar(&user, "user", "", "make the key for `USER`")
	flags.StringVar(&name, "name", "", "name it by what it is for, as `NAME`")
	flags.StringSliceVar(&scopes, "scope", nil, "let it use `PERMISSION`: "+strings.Join(names(shared.Permissions()), ", ")+"; may be repeated")
	flags.IntVar(&days, "days", 90, "let it expire in `N` days")
	addSettings(command, "data", "db", "server", "key")
	command.RunE = withSettings(func(cmd *cobra.Command, _ []string, s *settings.Settings) error {
		if user == "" && s.Server == "" {
			return inputError(fmt.Errorf("say whose key it is with --user"))
		}
		c := shared.CreateKey{Name: name, ExpiresAt: now().AddDate(0, 0, days)}
		for _, scope := range scopes {
			c.Scopes = append(c.Scopes, shared.Permission(scope))
		}
		return withPeople(cmd.Context(), s, func(ctx context.Context, p people) error {
			made, err := p.createKey(ctx, user, c)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\nThis key of %s is shown this once and good until %s.\n", oneLine(made.Secret), oneLine(made.Owner), made.ExpiresAt.Format(time.RFC3339))
			return err
		})
	})
	return command
}
