#!/bin/sh
# Prints the home of a JDK 25, which the toolchain of pom.xml demands, and starts no JVM to find it: every JDK has a
# `release` file that says its version. Looks in JAVA_HOME, on the PATH, then in the usual places; used by ./mvnw and
# ./souk.
want=25

is_wanted() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$1/release")
  [ "${version%%.*}" = "$want" ]
}

# One of those whose virtual threads may wait for ever (JDK-8369227) is taken if there is no other.
old=
try() {
  is_wanted "$1" || return 0
  case $version in
    25 | 25.0.[0-2]) old=${old:-$1} ;;
    *)
      printf '%s\n' "$1"
      exit 0
      ;;
  esac
}

try "${JAVA_HOME-}"
try "${JDK_HOME-}"
try "${JAVA_HOME_25_X64-}"
try "${JAVA_HOME_25_ARM64-}"
javac=$(command -v javac) && try "$(dirname "$(dirname "$(readlink -f "$javac")")")"
[ ! -x /usr/libexec/java_home ] || try "$(/usr/libexec/java_home -v "$want" 2>/dev/null)"
for home in /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
  "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  try "$home"
done
if [ -n "$old" ]; then
  echo "Virtual threads of the JDK in $old can hang (JDK-8369227): 25.0.3 or newer is better." >&2
  printf '%s\n' "$old"
  exit 0
fi
echo "Souk needs a JDK $want and found none: install one (https://adoptium.net) and set JAVA_HOME to it." >&2
exit 1
