package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"statecraft/server/settings"
	"statecraft/server/telemetry"
)

// configFlag names the settings file. It is no setting itself: a file that says
// which file to read would be one too many.
const configFlag = "config"

// addSettings gives a command the flags of some settings.
func addSettings(command *cobra.Command, names ...string) {
	flags := command.Flags()
	flags.String(configFlag, "", "read settings from `FILE` (TOML)")
	for _, row := range settings.Table() {
		for _, name := range names {
			switch {
			case name != row.Name:
			case row.Kind == settings.Switch:
				flags.Bool(name, row.Default == "true", row.Meaning)
			case row.Kind == settings.List:
				flags.StringSlice(name, nil, row.Meaning)
			default:
				flags.String(name, row.Default, row.Meaning)
			}
		}
	}
}

// allSettings names every setting but those of the commands that talk to a
// server.
func allSettings() []string {
	var names []string
	for _, row := range settings.Table() {
		if row.Name != "server" && row.Name != "key" {
			names = append(names, row.Name)
		}
	}
	return names
}

// withSettings is a command that acts on the settings in force and can be stopped.
// What it says when it fails is free of their secrets.
func withSettings(run func(cmd *cobra.Command, args []string, s *settings.Settings) error) func(*cobra.Command, []string) error {
	return stoppable(func(cmd *cobra.Command, args []string) error {
		s, err := resolveSettings(cmd)
		if err != nil {
			return err
		}
		return telemetry.HideError(run(cmd, args, s), secretsOf(s)...)
	})
}

// secretsOf lists what must not be seen of the settings.
func secretsOf(s *settings.Settings) []string {
	return append(telemetry.DatabaseSecrets(s.DB.Reveal()), s.Key.Reveal())
}

// resolveSettings finds the values in force for a command.
func resolveSettings(command *cobra.Command) (*settings.Settings, error) {
	file, _ := command.Flags().GetString(configFlag)
	if file == "" {
		file = os.Getenv(settings.Variable(configFlag))
	}
	text, err := readSettings(file)
	if err != nil {
		return nil, inputError(fmt.Errorf("%s: %w", file, err))
	}
	s, err := settings.Resolve(settings.Sources{
		Flag: func(name string) ([]string, bool) { return flagValue(command, name) },
		Env:  os.LookupEnv,
		File: text, FileName: file,
	})
	if err != nil {
		return nil, inputError(err)
	}
	return s, nil
}

func readSettings(file string) (string, error) {
	if file == "" {
		return "", nil
	}
	in, err := os.Open(file)
	if err != nil {
		return "", fileError(err)
	}
	defer in.Close()
	text, err := io.ReadAll(io.LimitReader(in, settings.MaxFileBytes+1))
	if err != nil {
		return "", fileError(err)
	}
	return string(text), nil
}

// flagValue is what the command line says of a setting.
func flagValue(command *cobra.Command, name string) ([]string, bool) {
	flag := command.Flags().Lookup(name)
	if flag == nil || !flag.Changed {
		return nil, false
	}
	if list, err := command.Flags().GetStringSlice(name); err == nil {
		return list, true
	}
	return []string{flag.Value.String()}, true
}

// unknownVariables lists what the environment has for this program and no setting
// knows: mostly a typing error.
func unknownVariables(environ []string) []string {
	known := map[string]bool{settings.Variable(configFlag): true}
	for _, row := range settings.Table() {
		known[settings.Variable(row.Name)] = true
	}
	var unknown []string
	for _, entry := range environ {
		if name, _, _ := strings.Cut(entry, "="); strings.HasPrefix(name, settings.Variable("")) && !known[name] {
			unknown = append(unknown, name)
		}
	}
	return unknown
}
