# Everything starts here; `make help` lists it. Written for GNU make from 3.81 on
# and the tools of Debian, Ubuntu and macOS. The go tool knows what is out of
# date better than a list of files would, so the recipes simply ask it.

# Shown with `make run`; ARGS="--addr 127.0.0.1:9000" is passed on.
ARGS    ?=
# Of the compression of the page, 0 to 11: 11 sends 10 % less than 9 and takes
# 25 s instead of 2, only when the page has changed.
QUALITY ?= 11
# What the page may weigh as sent, in bytes.
LIMIT   ?= 2600000
# How long `make soak` tries each fuzz target.
SOAK    ?= 1m

# Without the C compiler, so that a fresh machine needs none.
GO       = CGO_ENABLED=0 go
GO_WASM  = GOOS=js GOARCH=wasm go
# The page carries no revision: it is the same file as long as its code is.
# Nothing is inlined in it, which makes it 13 % smaller as sent.
WASM     = -trimpath -buildvcs=false -ldflags "-s -w" -gcflags=all=-l
# The server does, where the go tool can ask git for it.
VCS      = $(shell git rev-parse -q --verify HEAD >/dev/null 2>&1 && echo auto || echo false)
# The race detector watches our code and what it calls, except for what computes
# alone and would take ten times as long. Only packages without generic code can
# be left out: the linker keeps one copy of that for the whole program, and might
# keep the one that is not watched.
RACE     = -race $(patsubst %,-gcflags=%=-race=false,\
  modernc.org/sqlite/lib golang.org/x/crypto/argon2 golang.org/x/crypto/blake2b)
BROWSER  = ./app/... ./engine/... ./shared/...
TREES    = app engine server shared web
# Tests find the real models of other projects here.
CORPORA  = $(or $(STATECRAFT_CORPORA),../shared/corpora)
export STATECRAFT_CORPORA := $(abspath $(CORPORA))

.PHONY: help build run test lint fmt size bench soak clean go pack parts
.DEFAULT_GOAL := help

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

build: go ## build bin/statecraft with the page inside
	$(GO_WASM) build $(WASM) -o bin/app.wasm ./app
	@$(GO) build -trimpath -o bin/pack ./web/pack
	@$(MAKE) --no-print-directory -j2 pack parts
	$(GO) build -trimpath -buildvcs=$(VCS) -o bin/statecraft ./server

run: build ## build and start with examples and a demo cast on 127.0.0.1:8080
	@bin/statecraft serve --demo $(ARGS)

test: go ## run unit tests, build for the browser, play the stories in Chromium
	@sh .ci/need gcc chromium graphviz postgresql
	@test -d "$(STATECRAFT_CORPORA)" || echo "not run: corpora ($(STATECRAFT_CORPORA) is not there)"
	$(GO) test ./engine/... # pure: nothing in it runs beside anything else
	GORACE=atexit_sleep_ms=0 CGO_ENABLED=1 go test $(RACE) $$(go list ./... | grep -vE '/app/stories$$|/engine(/|$$)')
	$(GO_WASM) vet $(BROWSER)
	$(GO_WASM) build $(BROWSER)
	@$(MAKE) --no-print-directory build size
	STATECRAFT_BIN="$(CURDIR)/bin/statecraft" $(GO) test -count=1 -timeout 8m ./app/stories

lint: go ## check form, both targets' vet, staticcheck, modules and import rules
	@out=$$(gofmt -l $(TREES)) && test -z "$$out" || { echo "not formatted, make fmt does it:"; echo "$$out"; exit 1; }
	$(GO) vet ./...
	$(GO_WASM) vet $(BROWSER)
	@$(GO) build -o bin/staticcheck honnef.co/go/tools/cmd/staticcheck
	$(GO) tool staticcheck ./...
	GOOS=js GOARCH=wasm bin/staticcheck $(BROWSER)
	$(GO) mod tidy -diff
	$(GO) test -count=1 -run '^Test(Imports|House|Pure)' ./engine ./shared/... ./app ./server

fmt: go ## format the code
	gofmt -w $(TREES)

size: ## fail where the page as sent is too large
	@$(GO) run ./web/pack -quality $(QUALITY) -limit $(LIMIT)

bench: build ## compare with peers and bounds, then run the benchmarks
	@sh .ci/need postgresql chromium
	cd engine/bench && $(GO) run .
	$(GO) run ./server/bench
	$(GO) run ./app/bench
	$(GO) test -run '^$$' -bench . -benchmem $$(go list ./... | grep -v '/app/stories$$')

soak: go ## try fuzz targets and random properties for long (SOAK=1m each)
	@sh .ci/soak $(SOAK)

clean: ## remove what was built; ./data stays
	rm -rf bin screenshots web/app.wasm.br web/wasm_exec.js

go:
	@sh .ci/need go

# Both at once: compressing the page keeps one processor busy, and a first build
# of the server the other. The command itself waits, for it embeds the page.
pack:
	@bin/pack -quality $(QUALITY)
parts:
	@$(GO) build -trimpath $$(go list ./server/... | grep -v '/server$$')
