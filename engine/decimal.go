package engine

import (
	"errors"
	"math/big"
	"regexp"
)

// Amounts of money are decimal text, so that no cent is lost to binary floats.
var (
	decimalPattern  = regexp.MustCompile(`^-?[0-9]{1,15}(?:\.[0-9]{1,6})?$`)
	currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)
)

var errDecimal = errors.New("not a decimal")

// parseDecimal reads "1480.00": at most 15 digits before and 6 after the point.
func parseDecimal(s string) (*big.Rat, error) {
	if !decimalPattern.MatchString(s) {
		return nil, errDecimal
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil, errDecimal
	}
	return r, nil
}
