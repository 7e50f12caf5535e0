# Sourced by what starts a JVM: finds a JDK that is new enough, whatever java is on the PATH.
# shellcheck shell=bash
needed=25

release() { # the feature number of a Java home, 0 when there is none
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | grep . || echo 0
}

find_jdk() {
  local java home
  java=$(readlink -f "$(command -v java 2>/dev/null)" 2>/dev/null || true)
  for home in "${JAVA_HOME:-}" "${java%/bin/java}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(release "$home")" -ge $needed ]; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

# need_jdk NAME: the home of a JDK goes into jdk, or NAME says how to get one and ends
need_jdk() {
  jdk=$(find_jdk) && return 0
  cat >&2 <<EOF
$1: no JDK $needed or newer was found (looked at JAVA_HOME, at java on the PATH and in the usual folders).
Install one, for example:
  Debian, Ubuntu:   apt install openjdk-25-jdk     (or temurin-25-jdk from Adoptium's repository)
  Fedora, RHEL:     dnf install java-25-openjdk-devel
  elsewhere:        unpack a JDK 25 and set JAVA_HOME to its folder
EOF
  exit 2
}
