# Finds a JDK and exports JAVA_HOME and PATH; sourced by ./mvnw and ./countersign (POSIX sh, safe under `set -eu`).
#
# COUNTERSIGN_JDK_DIRS  folders to search instead of the usual ones: each is a JDK or holds JDKs; separated by ':'.
#
# countersign_jdk_tool   what it is wanted for: javac (the default), or java where a runtime will do.
#
# A JAVA_HOME that is new enough is taken as it is. Then come the javac on PATH and the usual install folders: the release
# the build was tried with wins wherever it is found; failing that, the first newer one does.

countersign_jdk_wanted=25
: "${countersign_jdk_tool:=javac}"

# Prints the major version of the JDK in $1; nothing when it is no JDK.
countersign_jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/$countersign_jdk_tool" ] || return 0
  if [ -r "$1/release" ]; then
    countersign_jdk_line=$(sed -n 's/^JAVA_VERSION=//p' "$1/release")
  else
    countersign_jdk_line=$("$1/bin/$countersign_jdk_tool" -version 2>&1 | sed -n '1s/^[^0-9]*//p')
  fi
  # "25.0.3" is 25, "25-ea" is 25, "1.8.0_402" is 8
  printf '%s\n' "$countersign_jdk_line" | sed -n '1{s/[" ]//g;s/^1\.//;s/^\([0-9][0-9]*\).*$/\1/p;}'
}

# Prints the home of the JDK on PATH, symbolic links resolved; nothing when there is none.
countersign_jdk_on_path() {
  countersign_jdk_file=$(command -v "$countersign_jdk_tool") || return 0
  while [ -L "$countersign_jdk_file" ]; do
    countersign_jdk_link=$(readlink "$countersign_jdk_file") || return 0
    case $countersign_jdk_link in
    /*) countersign_jdk_file=$countersign_jdk_link ;;
    *) countersign_jdk_file=${countersign_jdk_file%/*}/$countersign_jdk_link ;;
    esac
  done
  countersign_jdk_file=$(CDPATH='' cd -- "$(dirname -- "$countersign_jdk_file")/.." 2>/dev/null && pwd -P) || return 0
  [ "$countersign_jdk_file" = /usr ] || printf '%s\n' "$countersign_jdk_file" # macOS keeps a stand-in in /usr/bin
}

# Prints the folders that may be a JDK, one a line.
countersign_jdk_candidates() (
  set +f # the wrapper switches file name patterns off
  printf '%s\n' "${JAVA_HOME:-}"
  countersign_jdk_on_path
  if [ -n "${COUNTERSIGN_JDK_DIRS:-}" ]; then
    IFS=:
    for dir in $COUNTERSIGN_JDK_DIRS; do
      printf '%s\n' "$dir" "$dir"/* "$dir"/*/Contents/Home
    done
    return
  fi
  home=${HOME:-/nonexistent}
  printf '%s\n' /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/*jdk* /opt/*jdk*/* /usr/local/*jdk* \
    "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.jenv/versions/* "$home"/.asdf/installs/java/* \
    "$home"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec
)

countersign_jdk_find() {
  countersign_jdk_best=
  countersign_jdk_seen=
  while IFS= read -r countersign_jdk_dir; do
    [ -n "$countersign_jdk_dir" ] || continue
    countersign_jdk_found=$(countersign_jdk_version "$countersign_jdk_dir")
    [ -n "$countersign_jdk_found" ] || continue
    if [ "$countersign_jdk_found" -eq "$countersign_jdk_wanted" ] ||
      { [ "$countersign_jdk_found" -gt "$countersign_jdk_wanted" ] && [ "$countersign_jdk_dir" = "${JAVA_HOME:-}" ]; }; then
      countersign_jdk_best=$countersign_jdk_dir
      break
    elif [ "$countersign_jdk_found" -gt "$countersign_jdk_wanted" ]; then
      countersign_jdk_best=${countersign_jdk_best:-$countersign_jdk_dir}
    else
      case " $countersign_jdk_seen " in
      *" $countersign_jdk_found "*) ;;
      *) countersign_jdk_seen="${countersign_jdk_seen:+$countersign_jdk_seen }$countersign_jdk_found" ;;
      esac
    fi
  done <<END
$(countersign_jdk_candidates)
END
}

countersign_jdk_find
if [ -z "$countersign_jdk_best" ]; then
  if [ -n "$countersign_jdk_seen" ]; then
    countersign_jdk_seen="found only JDK $(printf '%s' "$countersign_jdk_seen" | sed 's/ /, /g')"
  else
    countersign_jdk_seen='found none'
  fi
  printf 'Countersign needs JDK %s or newer (with %s): looked in JAVA_HOME, on PATH and in %s, and %s; install one or point JAVA_HOME at it.\n' \
    "$countersign_jdk_wanted" "$countersign_jdk_tool" "${COUNTERSIGN_JDK_DIRS:-the usual install folders}" "$countersign_jdk_seen" >&2
  exit 1
fi
JAVA_HOME=$countersign_jdk_best
PATH=$JAVA_HOME/bin:$PATH
export JAVA_HOME PATH
