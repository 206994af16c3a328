package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"statecraft/server/settings"
	"statecraft/shared"
)

func newUserCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "user",
		Short: "Look after users",
		Long: `Adds, lists and changes users. Where a server uses the data folder, it is asked to,
with an API key of an administrator; else it is done on the database.`,
		Example: `  statecraft user list
  statecraft user add ada --display "Ada" --permission participant --group finance`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	command.AddCommand(
		newUserAddCommand(),
		newUserListCommand(),
		newUserPasswordCommand(),
		newUserDisableCommand("disable", "Keep a user out", "Ends the user's sessions at once, revokes their keys and lets them in no more.\nWhat they did stays.", true),
		newUserDisableCommand("enable", "Let a disabled user in again", "Lets a user in again who was disabled, with the password they had. Keys stay\nrevoked.", false),
	)
	return command
}

func newUserAddCommand() *cobra.Command {
	var c shared.CreateUser
	var sets []string
	command := &cobra.Command{
		Use:   "add NAME",
		Short: "Add a user",
		Long: `Adds a user and prints a password that works once: whoever signs in with it
chooses their own.`,
		Example: `  statecraft user add ada --display "Ada" --permission participant --group finance`,
		Args:    cobra.ExactArgs(1),
	}
	flags := command.Flags()
	flags.StringVar(&c.Display, "display", "", "show the user as `NAME`")
	flags.StringVar(&c.Manager, "manager", "", "make `USER` the manager")
	flags.StringSliceVar(&c.Groups, "group", nil, "put the user into `GROUP`; may be repeated")
	flags.StringSliceVar(&sets, "permission", nil, "give the permission `SET`: "+strings.Join(names(shared.PermissionSets()), ", ")+"; may be repeated")
	addSettings(command, "data", "db", "server", "key")
	command.RunE = withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
		c.Name = args[0]
		for _, set := range sets {
			c.Permissions = append(c.Permissions, shared.PermissionSet(set))
		}
		return withPeople(cmd.Context(), s, func(ctx context.Context, p people) error {
			made, err := p.add(ctx, c)
			if err != nil {
				return err
			}
			return tellPassword(cmd.OutOrStdout(), made)
		})
	})
	return command
}

func names[T ~string](list []T) []string {
	var texts []string
	for _, entry := range list {
		texts = append(texts, string(entry))
	}
	return texts
}

func tellPassword(out io.Writer, made *shared.OneTimePassword) error {
	_, err := fmt.Fprintf(out, "%s signs in once with the password %s until %s\n", oneLine(made.User.Name), oneLine(made.Password), made.Until.Format(time.RFC3339))
	return err
}

func newUserListCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "list",
		Short: "List users",
		Long: `Lists users by name: name, display name, permission sets, groups, and what keeps
them from signing in.`,
		Example: `  statecraft user list`,
		Args:    cobra.NoArgs,
		RunE: withSettings(func(cmd *cobra.Command, _ []string, s *settings.Settings) error {
			return withPeople(cmd.Context(), s, func(ctx context.Context, p people) error {
				return listUsers(ctx, p, cmd.OutOrStdout())
			})
		}),
	}
	addSettings(command, "data", "db", "server", "key")
	return command
}

func listUsers(ctx context.Context, p people, out io.Writer) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for after := ""; ; {
		list, next, err := p.users(ctx, after)
		if err != nil {
			return err
		}
		for _, u := range list {
			fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", oneLine(u.Name), oneLine(u.Display),
				oneLine(strings.Join(names(u.Permissions), ",")), oneLine(strings.Join(u.Groups, ",")), hindrance(&u))
		}
		if next == "" {
			return table.Flush()
		}
		after = next
	}
}

// hindrance is what keeps a user from signing in; empty where nothing does.
func hindrance(u *shared.UserDetail) string {
	switch {
	case u.Disabled:
		return "disabled"
	case u.Password == shared.PasswordNone:
		return "no password"
	case u.Password == shared.PasswordOneTime:
		return "has to choose a password"
	}
	return ""
}

func newUserPasswordCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "password NAME",
		Short: "Give a user another password",
		Long: `Prints a password that works once, for somebody who has forgotten theirs. The one
before is void, and their sessions end.`,
		Example: `  statecraft user password ada`,
		Args:    cobra.ExactArgs(1),
		RunE: withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
			return withPeople(cmd.Context(), s, func(ctx context.Context, p people) error {
				u, err := p.user(ctx, args[0])
				if err != nil {
					return err
				}
				made, err := p.password(ctx, u.Name, u.Revision)
				if err != nil {
					return err
				}
				return tellPassword(cmd.OutOrStdout(), made)
			})
		}),
	}
	addSettings(command, "data", "db", "server", "key")
	return command
}

func newUserDisableCommand(name, short, long string, disabled bool) *cobra.Command {
	command := &cobra.Command{
		Use:     name + " NAME",
		Short:   short,
		Long:    long,
		Example: `  statecraft user ` + name + ` ada`,
		Args:    cobra.ExactArgs(1),
		RunE: withSettings(func(cmd *cobra.Command, args []string, s *settings.Settings) error {
			return withPeople(cmd.Context(), s, func(ctx context.Context, p people) error {
				u, err := p.user(ctx, args[0])
				if err != nil {
					return err
				}
				if _, err := p.change(ctx, u.Name, shared.ChangeUser{Revision: u.Revision, Disabled: &disabled}); err != nil {
					return err
				}
				_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s is %sd\n", oneLine(u.Name), name)
				return err
			})
		}),
	}
	addSettings(command, "data", "db", "server", "key")
	return command
}
