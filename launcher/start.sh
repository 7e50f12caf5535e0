# Sourced by what starts SecNumScan. Its functions expect jdk, a Java home; classpath; and caches, the folders where a cache
# may lie, the preferred one first.
# shellcheck shell=bash

# Protobuf below cel-java still calls Unsafe: allowed here, so that the JVM prints no warning. A cache that doesn't fit is
# passed over without a word.
flags=(--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
  -XX:+UseSerialGC '-Xlog:aot*=off,cds*=off')

# installed FOLDER: what an unpacked package has. Its own folder keeps the cache where it can be written to.
installed() {
  local LC_ALL=C # the order of the jars is part of what the cache fits to
  classpath=$(printf '%s:' "$1"/lib/*.jar)
  classpath=${classpath%:}
  caches=("$1/cache")
  [ -z "${XDG_CACHE_HOME:-}${HOME:-}" ] || caches+=("${XDG_CACHE_HOME:-$HOME/.cache}/secnumscan")
}

# The name of the cache: one for each JDK and each state of the jars, since it fits no other.
cache_name() {
  local IFS=:
  # shellcheck disable=SC2086
  set -- $({ echo "$jdk"; cat "$jdk/release"; ls -lnL $classpath; } 2>/dev/null | cksum | tr ' ' ':')
  echo "start-$1-$2.aot"
}

# ours PATH…: whether nobody but this user and root can have written them, or could. What a cache holds, the JVM runs.
ours() {
  local owner mode found
  found=$(stat -c '%u %a' "$@" 2>/dev/null || stat -f '%u %Lp' "$@" 2>/dev/null) || return 1
  while read -r owner mode; do
    [ "$owner" = 0 ] || [ "$owner" = "$EUID" ] || return 1
    (((8#$mode & 8#22) == 0)) || return 1
  done <<<"$found"
}

# find_cache: the cache goes into cache, or nothing does
find_cache() {
  local name folder
  name=$(cache_name)
  for folder in "${caches[@]}"; do
    cache=$folder/$name
    [ -f "$cache" ] && [ ! -L "$cache" ] && [ ! -L "$folder" ] && ours "$folder" "$cache" && return 0
  done
  cache=
  return 1
}

# own FOLDER: makes it, or takes one of this user's away from others who can write there; fails where that can't be. The
# installation's is for all to read, and one below the home for nobody else: mask is what its files are made with.
own() {
  mask=022
  [ "$1" != "${XDG_CACHE_HOME:-${HOME:-}/.cache}/secnumscan" ] || mask=077
  (umask $mask && mkdir -p "$1") 2>/dev/null && [ ! -L "$1" ] && [ -w "$1" ] || return 1
  [ ! -O "$1" ] || chmod "$(printf %o $((8#777 & ~8#$mask)))" "$1" 2>/dev/null || return 1
  ours "$1"
}

# make_cache: the JVM runs a few commands, and keeps what it has loaded and linked meanwhile (JEP 483, 514, 515)
make_cache() {
  local folder new mask
  for folder in "${caches[@]}"; do
    own "$folder" || continue
    # One at a time; who dies leaves its mark, which is void after ten minutes.
    find "$folder/making" -maxdepth 0 -mmin +10 -exec rmdir {} + 2>/dev/null || true
    mkdir "$folder/making" 2>/dev/null || return 1
    new=$folder/making.$$
    rm -f "$folder"/making.*
    (
      umask $mask
      exec "$jdk/bin/java" "${flags[@]}" -XX:AOTCacheOutput="$new" -cp "$classpath" io.secnumscan.cli.Training
    ) </dev/null >/dev/null 2>&1 || true
    if [ -s "$new" ] && chmod "$(printf %o $((8#666 & ~8#$mask)))" "$new"; then
      rm -f "$folder"/start-*.aot
      mv -f "$new" "$folder/$(cache_name)"
    fi
    rm -f "$folder"/making.*
    rmdir "$folder/making" 2>/dev/null || true
    return 0
  done
  return 1
}

# start ARGUMENT…: becomes the JVM. A first run makes the cache for the next ones, beside itself and not in its way.
start() {
  case ${1:-} in
    # What ends before a second compiler could help, or classes that the JVM makes for reflection.
    "" | -* | help | completion | rules | requirements)
      flags+=(-XX:TieredStopAtLevel=1 -Djdk.reflect.useNativeAccessorOnly=true)
      ;;
  esac
  if find_cache; then
    flags+=(-XX:AOTCache="$cache")
  elif [ "${SECNUMSCAN_START_CACHE:-}" != off ]; then
    (
      trap '' HUP INT
      renice -n 19 "$BASHPID" || true
      make_cache || true
    ) </dev/null >/dev/null 2>&1 &
    disown
  fi
  # The width of the terminal, which shells keep to themselves.
  if [ -t 1 ]; then
    COLUMNS=${COLUMNS:-$(stty size </dev/tty 2>/dev/null | cut -d" " -f2 || true)}
    export COLUMNS=${COLUMNS:-$(tput cols 2>/dev/null || true)}
  fi
  # shellcheck disable=SC2086
  exec "$jdk/bin/java" "${flags[@]}" ${SECNUMSCAN_JAVA_OPTS:-} -cp "$classpath" io.secnumscan.cli.Main "$@"
}
