# shellcheck shell=bash
# Functions that the scripts of this folder share. Sourced, not executed.
set -euo pipefail

CLUSTER_FOLDER=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/streaming-pipeline
PROGRAMS=$CACHE/programs # <name>-<version>/<name>
TOOLS=$CACHE/bin         # links to the command-line tools for users
LOGS=$CACHE/logs
CLUSTER_NAME=${CLUSTER_NAME:-streaming-pipeline}
PATH=$PATH:$TOOLS:/usr/local/sbin:/usr/sbin:/sbin

# shellcheck source=versions.env
source "$CLUSTER_FOLDER/versions.env"
mkdir -p "$PROGRAMS" "$TOOLS" "$LOGS"

# Messages go to standard error: standard output is for a script's result.
say() { printf '%s\n' "$*" >&2; }

die() { # problem, remedy...
  printf 'Error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

# Runs a command with its output in a log, and prints its name and duration. On failure, prints the end of the log.
step() { # name, command...
  local name=$1 log started=$SECONDS running shown=0 code=0
  shift
  log=$LOGS/$(tr -cs 'A-Za-z0-9.\n' '-' <<<"$name" | sed 's/-*$//').log
  [ -t 2 ] || say "$name ..."
  "$@" >"$log" 2>&1 </dev/null &
  running=$!
  # shellcheck disable=SC2064
  trap "kill $running 2>/dev/null; exit 130" INT TERM
  while kill -0 $running 2>/dev/null; do
    if [ -t 2 ]; then
      printf '\r%s ... %d s ' "$name" $((SECONDS - started)) >&2
    elif [ $((SECONDS - started)) -ge $((shown + 30)) ]; then
      shown=$((SECONDS - started))
      say "  still at it after $shown s"
    fi
    sleep 0.2
  done
  wait $running || code=$?
  trap - INT TERM
  [ -t 2 ] && printf '\r' >&2
  if [ $code -ne 0 ]; then
    say "$name: failed after $((SECONDS - started)) s. The end of $log:"
    tail -n 15 "$log" | sed 's/^/  | /' >&2
    return $code
  fi
  say "$name: done in $((SECONDS - started)) s"
}

# Only one script at a time fills a cache; a second one waits for it and then finds the work done.
lock() { # name
  exec {lock_descriptor}>"$CACHE/$1.lock"
  flock --nonblock "$lock_descriptor" || {
    say "Waiting for another run that is at work on: $1"
    flock "$lock_descriptor"
  }
}

root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

install_packages() { # Debian packages...
  root_on_debian || die "these programs are missing: $*" "Install the packages of these names, or run this as root on Debian to have it done."
  step "Installing $* from Debian" bash -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"' - "$@" ||
    die "apt-get could not install: $*" "Look at its messages above: often no network, a wrong source of packages, or another apt-get that runs."
}

need_docker() {
  docker info >/dev/null 2>&1 || "$CLUSTER_FOLDER/docker-up"
}

# Fails early when there is not enough free disk space.
need_disk() { # GiB, folders...
  local needed=$1 folder free
  shift
  for folder; do
    # A missing folder will be on the disk of its parent
    until [ -d "$folder" ]; do folder=$(dirname "$folder"); done
    free=$(($(df --output=avail -k "$folder" | tail -n 1) / 1048576))
    [ "$free" -ge "$needed" ] || die "the disk of $folder has $free GiB left; this needs $needed" \
      "Free some space: 'docker system prune' deletes what no container uses, 'go clean -cache -modcache' Go's build caches." \
      "Or use another disk: XDG_CACHE_HOME, GOCACHE, GOMODCACHE and TMPDIR name the folders of all but Docker."
  done
}

need_docker_disk() { # GiB
  local root
  root=$(docker info --format '{{.DockerRootDir}}')
  # The daemon may be on another machine
  [ ! -d "$root" ] || need_disk "$1" "$root"
}
