# Shared by the lab stages; sourced, not run. A lab is a folder of scripts that bring up a real cloud on loopback.
# shellcheck shell=bash
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
lab=$(cd "${SECNUMSCAN_LAB:-$root/../shared/lab}" 2>/dev/null && pwd) || lab=""
skipped=77

skip() { # WHY: the stage is left out, and nobody can overlook it
  printf '\n############################################################\n'
  printf '##  SKIPPED, NOT TESTED: %s\n' "$1"
  printf '############################################################\n'
  exit $skipped
}

[ -n "$lab" ] || skip "no lab lies at ${SECNUMSCAN_LAB:-../shared/lab}"

# runs FOLDER: whether a lab with that state runs already; a stage stops only what it started
runs() {
  local file pid
  for file in "$1"/run/*.pid; do
    pid=$(cut -d' ' -f1 "$file" 2>/dev/null | head -n 1)
    [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && return 0
  done
  return 1
}

# up NAME MINUTES COMMAND: runs a command that brings up the lab, once more when it fails, then gives up; both tries together
# take no longer than MINUTES, and the second no less than half a minute
up() {
  local name=$1 end=$((SECONDS + $2 * 60)) left try log
  log=$(mktemp)
  for try in 1 2; do
    left=$((end - SECONDS))
    if timeout --kill-after=30s "$((left > 30 ? left : 30))s" bash -c "$3" >"$log" 2>&1; then
      tail -n 3 "$log"
      rm -f "$log"
      return 0
    fi
    printf '%s lab: try %d failed:\n' "$name" $try
    tail -n 15 "$log"
  done
  rm -f "$log"
  skip "the $name lab does not come up"
}

# scan FOLDER ARGUMENT…: the lab has planted flaws, so that a scan of it ends with 1 and nothing else; what it says goes to
# FOLDER.console and FOLDER.log too
scan() {
  local folder=$1 code
  shift
  "$root/secnumscan" scan --output "$folder" --lang en -v -v "$@" >"$folder.console" 2>"$folder.log"
  code=$?
  cat "$folder.console"
  grep -v ' DEBUG ' "$folder.log" >&2
  [ $code = 1 ] || { echo "scan of the lab: exit code $code, and not 1" >&2; exit 1; }
}

# judge PLATFORM EXPECTED REPORT OPTION…: the table of what was planted and what was said
judge() {
  local platform=$1 expected=$2 report=$3
  shift 3
  "$lab/score" --platform "$platform" --expected "$expected" "$@" "$report"
}

# no_canary FOLDER ARGUMENT…: that none of the lab's secret values is in what the scans wrote and said
no_canary() {
  local folder=$1
  shift
  printf '\nno secret value stored or printed:\n'
  "$root/.ci/canaries" "$@" "$folder"
}

# doctor_agrees FOLDER OPTION IDENTITY…: that doctor names exactly what the scan of the same identity, of which as_seen_by
# left the report in FOLDER, could not read
doctor_agrees() {
  local folder=$1 option=$2 identity code bad=0
  shift 2
  for identity in "$@"; do
    "$root/secnumscan" doctor --quiet --lang en "$option" "$identity" >"$folder/doctor.txt"
    code=$?
    [ $code = 3 ] || { echo "doctor as ${identity##*/}: exit code $code, and not 3" >&2; bad=1; }
    "$root/.ci/doctor-agrees" "$folder/doctor.txt" "$folder/${identity##*/}" || bad=1
  done
  return $bad
}

# as_seen_by FOLDER OPTION FULL IDENTITY…: scans as each identity, given by that option, and compares with what FULL sees.
# A scan that could not enter at all ends with 2 and has no report; it says nothing that could be wrong.
as_seen_by() {
  local folder=$1 option=$2 identity code reports=()
  shift 2
  for identity in "$@"; do
    "$root/secnumscan" scan --output "$folder/${identity##*/}" "$option" "$identity" --all-findings --quiet --lang en \
      "${perimeter[@]}" >"$folder/${identity##*/}.log" 2>&1
    code=$?
    case $code in
      0 | 1 | 3) reports+=("$folder/${identity##*/}") ;;
      2) echo "as ${identity##*/}: no scan: $(grep -m 1 '^secnumscan: ' "$folder/${identity##*/}.log")" ;;
      *) echo "as ${identity##*/}: exit code $code" >&2; tail -n 5 "$folder/${identity##*/}.log" >&2; return 1 ;;
    esac
  done
  "$root/.ci/no-false-pass" "${reports[@]}"
}
