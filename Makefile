SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

MVN ?= mvn
MAVEN := $(MVN) --batch-mode --no-transfer-progress
EXAMPLE := manifests/examples/users.yaml
SOURCES := $(shell find . -path ./.git -prune -o -path '*/target' -prune -o \( -path '*/src/main/*' -o -name pom.xml \) -type f -print | tr ' ' '?')
BUILT := target/streamctl/built
DURATION ?= 20s

##@ Run
demo: build ## Run the example pipeline on this machine and show the rows (DURATION=20s)
	bin/streamctl local up -f $(EXAMPLE) --for $(DURATION)

build: $(BUILT) ## Build every program into target/streamctl

$(BUILT): $(SOURCES)
	@echo "Building; the first time downloads about 600 MB of libraries. All output goes to target/build.log"
	@mkdir -p target
	@$(MAVEN) --threads 2 package -DskipTests 2>&1 | tee target/build.log | grep -E '^\[INFO\] Building .*\[|^\[ERROR\]|BUILD' || true
	@grep -q 'BUILD SUCCESS' target/build.log || { tail -5 target/build.log; exit 1; }
	@touch $@

##@ Images
images: build ## Pull the image of every component or build it from packages (IMAGES_FROM=upstream|packages)
	@images/build

images-check: images ## Run each image's programs like on Kubernetes: non-root, read-only, without capabilities
	@images/check

##@ Local Kubernetes cluster
docker-up: ## Ensure that a Docker daemon is running; as root on Debian, install and start it
	@cluster/docker-up

kind-up: ## Create or start the cluster and load the images that exist (CLUSTER_FROM=upstream|packages)
	@cluster/up
	@if images/build --list >/dev/null 2>&1; then cluster/load; else echo "No images to load yet: 'make images kind-load' gets them"; fi

kind-demo: images ## Create or start the cluster, install the operator, run the example pipeline and show the rows
	@$(MAKE) --no-print-directory kind-up
	@cluster/demo

kind-load: ## Load all images of `make images` into the cluster
	@cluster/load

kind-down: ## Delete the cluster; images and tools are kept
	@cluster/down

##@ Development
test: ## Run the tests that an ordinary change can break, on real brokers, databases and an API server
	@dev/run-tests $(MAKE) --no-print-directory unit-tests integration-tests

unit-tests:
	@$(MAVEN) --threads 2 install -DskipITs
	@touch $(BUILT)

integration-tests:
	@environment=$$(cluster/kube-api-test); eval "$$environment"; dev/integration-tests $(MAVEN)

soak: ## Run in full the tests of which the others run a sample (SEEDS=1-20 ONLY='Class#method')
	@environment=$$(cluster/kube-api-test); eval "$$environment"; SEEDS='$(SEEDS)' ONLY='$(ONLY)' dev/run-tests dev/soak $(MAVEN)

e2e: images ## Run the tests that need a Kubernetes cluster, on a throwaway one
	@dev/run-tests dev/e2e $(MAVEN)

format: ## Format the sources
	$(MAVEN) --quiet spotless:apply

golden: ## Rewrite the golden files; review the difference before committing
	$(MAVEN) --projects model,operator,local --also-make test -Dgolden.update=true

clean: ## Delete what was built; pipelines under .streamctl are kept
	$(MAVEN) --quiet clean

help: ## Show this help
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z0-9-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo build images images-check docker-up kind-up kind-demo kind-load kind-down test unit-tests integration-tests soak e2e format golden clean help
