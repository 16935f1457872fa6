# Sourced by the scripts beside this folder: goes to the top of the project and sees to it that
# everything a build needs is there. What is missing is installed where that needs no question
# (root, or sudo without a password), and otherwise named in one line to type.

set -euo pipefail
export LC_ALL=C.UTF-8

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Warnings are errors in the project's own checks and not in Package.swift, where the warnings of a
# newer compiler would stop people who only want to build.
STRICT_BUILD=(--scratch-path .build/strict -Xswiftc -warnings-as-errors)

heading() { printf '\n== %s\n\n' "$1"; }

note() { printf '%s\n' "$1" >&2; }

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

require_swift() {
  command -v swift >/dev/null && return
  fail \
    "Swift is missing: there is no 'swift' on the PATH." \
    "Plimsoll is built with Swift 6.3. Toolchains for Linux and how to install one:" \
    "  https://www.swift.org/install/linux/" \
    "A toolchain that was unpacked into a folder is made known with" \
    "  export PATH=\"THAT-FOLDER/usr/bin:\$PATH\""
}

# The toolchain is asked only after its own libraries are there.
require_swift_6_2() {
  local version major minor
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p') || true
  IFS=. read -r major minor _ <<<"$version" || true
  [[ -n "${minor:-}" ]] || fail "'swift --version' does not answer; is the toolchain whole?"
  ((major > 6 || (major == 6 && minor >= 2))) || fail \
    "This is Swift $version. Plimsoll is written for Swift 6.3 and needs 6.2 at least:" \
    "  https://www.swift.org/install/linux/"
}

# Shared libraries that the toolchain's own programs ask for and do not find.
absent_libraries() {
  local folder program
  folder=$(dirname "$(readlink -f "$(command -v swift)")")
  for program in swift-driver swift-frontend swift-package clang ld.lld; do
    if [[ -x "$folder/$program" ]]; then ldd "$folder/$program" 2>/dev/null || true; fi
  done | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p' | sort -u
}

package_of_library() {
  case "$1" in
    libncurses.so.6 | libtinfo.so.6) echo libncurses6 ;;
    libcurl.so.4) echo libcurl4 ;;
    libedit.so.2) echo libedit2 ;;
    libsqlite3.so.0) echo libsqlite3-0 ;;
    libxml2.so.2) echo libxml2 ;;
    libstdc++.so.6) echo libstdc++6 ;;
    libgcc_s.so.1) echo libgcc-s1 ;;
    libz.so.1) echo zlib1g ;;
    libuuid.so.1) echo libuuid1 ;;
    libpython3.*) echo "${1%%.so*}" ;;
  esac
}

has_file() { compgen -G "$1" >/dev/null; }

has_libyaml() {
  has_file '/usr/include/yaml.h' || has_file '/usr/local/include/yaml.h' ||
    { command -v pkg-config >/dev/null && pkg-config --exists yaml-0.1; }
}

has_sqlite() {
  has_file '/usr/include/sqlite3.h' || has_file '/usr/local/include/sqlite3.h' ||
    { command -v pkg-config >/dev/null && pkg-config --exists sqlite3; }
}

has_pkg_config() { command -v pkg-config >/dev/null || command -v pkgconf >/dev/null; }

# Packages by their Debian names, one a line. `gcc-dev` stands for the headers and start files of
# the compiler's own version, which the package lists have to be asked for.
missing_packages() {
  local library
  for library in $(absent_libraries); do package_of_library "$library"; done
  command -v git >/dev/null || echo git
  has_file '/etc/ssl/certs/ca-certificates.crt' || echo ca-certificates
  has_file '/usr/include/stdio.h' || echo libc6-dev
  has_file '/usr/lib/gcc/*/*/crtbegin.o' && has_file '/usr/include/c++/*/vector' || echo gcc-dev
  command -v ld >/dev/null || echo binutils
  has_pkg_config || echo pkgconf
  has_libyaml || echo libyaml-dev
  has_sqlite || echo libsqlite3-dev
  has_file '/usr/share/zoneinfo/Europe/London' || echo tzdata
}

# The version that `g++` stands for on this system: 12 on Debian 12, 13 on Ubuntu 24.04.
compiler_packages() {
  local version
  version=$(apt-cache depends g++ 2>/dev/null | sed -n 's/.*Depends: g++-\([0-9]*\)$/\1/p')
  version=${version%%$'\n'*}
  if [[ -n "$version" ]]; then echo "libgcc-$version-dev libstdc++-$version-dev"; else echo g++; fi
}

with_compiler_packages() {
  if [[ " $1 " == *" gcc-dev "* ]]; then
    echo "${1/gcc-dev/$(compiler_packages)}"
  else
    echo "$1"
  fi
}

quietly() {
  local log
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "" "This did not work: $*"
  fi
  rm -f "$log"
}

install_packages() {
  local as_root=() names="$1"
  if ((EUID != 0)); then as_root=(sudo -n); fi
  quietly "${as_root[@]}" apt-get update
  names=$(with_compiler_packages "$names")
  note "Installing with apt-get: $names"
  # The names hold no blanks of their own; they are meant to be split.
  # shellcheck disable=SC2086
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $names
}

require_packages() {
  local names
  names=$(missing_packages | sort -u | paste -sd ' ' -)
  [[ -n "$names" ]] || return 0
  if ! command -v apt-get >/dev/null; then
    fail "These are missing (by their Debian names; gcc-dev: the headers of GCC and libstdc++):" \
      "  $names" "Install them with this system's package manager and run the script again."
  fi
  if ((EUID == 0)) || sudo -n true 2>/dev/null; then
    install_packages "$names"
    return
  fi
  names=$(with_compiler_packages "$names")
  fail "These packages are missing: $names" \
    "Type this line, then run the script again:" \
    "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $names"
}

# The solver that some tests ask for a second opinion. They say that they were skipped without it.
offer_solver() {
  command -v z3 >/dev/null && return
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends z3; } >/dev/null 2>&1 ||
      note "z3 could not be installed; what asks it is skipped."
  fi
}

prepare() {
  require_swift
  require_packages
  require_swift_6_2
}
