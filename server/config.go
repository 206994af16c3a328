package main

import (
	"fmt"
	"os"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newConfigCommand() *cobra.Command {
	asJSON := false
	command := &cobra.Command{
		Use:   "config",
		Short: "Show every setting and where it comes from",
		Long: `Shows every setting with its value and where that comes from: a flag, a variable
of the environment, a line of the settings file, or the default, in this order.
Secrets show as ***. It takes the flags of the other commands, so that what they
would do can be seen first.

The variable of a setting is its name in capitals: STATECRAFT_TLS_CERT for
--tls-cert. The settings file is named by --config or STATECRAFT_CONFIG and has a
line for each setting, in TOML:

  addr = "0.0.0.0:8443"
  host = ["flow.example.org"]

With --json each setting gives one line: an object with name, value and from.`,
		Example: `  statecraft config
  statecraft config --config /etc/statecraft.toml`,
		Args: cobra.NoArgs,
	}
	command.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a setting")
	addSettings(command, append(allSettings(), "server", "key")...)
	command.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := resolveSettings(cmd)
		if err != nil {
			return err
		}
		for _, name := range unknownVariables(os.Environ()) {
			fmt.Fprintf(cmd.ErrOrStderr(), "statecraft: note: %s is set and is no setting\n", oneLine(name))
		}
		table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
		for _, o := range s.Origins {
			if asJSON {
				if err := writeJSONLine(cmd.OutOrStdout(), o); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(table, "%s\t%s\t%s\n", o.Name, oneLine(o.Value), oneLine(o.From))
		}
		return table.Flush()
	}
	return command
}
