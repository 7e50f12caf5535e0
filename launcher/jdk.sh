# Sourced by what starts a JVM: finds a JDK that is new enough, whatever java is on the PATH.
# shellcheck shell=bash
needed=25

# new_enough HOME: whether a JDK of that age lies there
new_enough() {
  local line
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while read -r line || [ -n "$line" ]; do
    case $line in
      JAVA_VERSION=\"[0-9]*)
        line=${line#*\"}
        [ "${line%%[!0-9]*}" -ge $needed ]
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

# find_jdk: the home of a JDK goes into jdk. Without another process as far as it can: this is a part of every start.
find_jdk() {
  local java
  jdk=${JAVA_HOME:-}
  new_enough "$jdk" && return 0
  java=$(readlink -f "$(command -v java 2>/dev/null)" 2>/dev/null || true)
  for jdk in "${java%/bin/java}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    new_enough "$jdk" && return 0
  done
  return 1
}

# need_jdk NAME: finds one, or NAME says how to get one and ends
need_jdk() {
  find_jdk && return 0
  cat >&2 <<EOF
$1: no JDK $needed or newer was found (looked at JAVA_HOME, at java on the PATH and in the usual folders).
Install one, for example:
  Debian, Ubuntu:   apt install openjdk-25-jdk     (or temurin-25-jdk from Adoptium's repository)
  Fedora, RHEL:     dnf install java-25-openjdk-devel
  elsewhere:        unpack a JDK 25 and set JAVA_HOME to its folder
EOF
  exit 2
}
