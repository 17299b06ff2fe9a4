#!/usr/bin/env bash
# Prove the README's two commands in a bare Debian: nothing but python3 and git, then a clone, then the commands.
#
#   sudo packaging/debian/prove.sh [FOLDER [SUITE]]        SUITE: bookworm (Debian 12), trixie (13), ...
#
# FOLDER (default: a temporary one) keeps the bare system for the next time and receives window.png, the picture of
# the first window, and the logs. How packages are reached (mirror, index, proxy, certificates) is taken from this
# machine's own settings. The screen is this machine's Xvfb, so that no package of a screen enters the bare system.
set -euo pipefail

if [ "${PROVE_INSIDE:-}" != 1 ]; then
  [ "$(id -u)" = 0 ] || { echo "prove.sh needs root, for debootstrap and chroot" >&2; exit 1; }
  # Mounts made here end with this script.
  PROVE_INSIDE=1 exec unshare --mount --propagation private "$0" "$@"
fi

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
suite=${2:-bookworm}
base=$folder/$suite
root=$folder/root
display=":$((90 + RANDOM % 1000))"

say() { printf '\n== %s\n' "$*"; }
seconds() { awk -v a="$1" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }'; }

tools() {
  local missing=() pair
  for pair in debootstrap:debootstrap Xvfb:xvfb xdotool:xdotool import:imagemagick git:git; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
  done
  [ ${#missing[@]} = 0 ] || { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"; }
}

bare_system() {
  if [ ! -e "$base.done" ]; then
    say "a bare Debian, $suite: debootstrap --variant=minbase --include=python3,git"
    rm -rf "$base"
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' | awk '$2 !~ /-/ && !n++ { print $1 }')
    debootstrap --variant=minbase --include=python3,git "$suite" "$base" ${mirror:+"$mirror"} >"$folder/debootstrap.log"
    touch "$base.done"
  fi
  # Never delete through a mount: another run may have this system in use.
  ! grep -qF " $root/" /proc/self/mountinfo || { echo "something is mounted in $root" >&2; exit 1; }
  rm -rf --one-file-system "$root"
  cp -a "$base" "$root"
}

devices() { # the bare system's own, so that nothing done inside can reach this machine's
  local node name major minor
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
    IFS=: read -r name major minor <<<"$node"
    mknod -m 666 "$root/dev/$name" c "$major" "$minor"
  done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  for node in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${node%%:*}" "$root/dev/${node##*:}"; done
}

settings() {
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  apt-config dump | grep '^Acquire::' | grep -v '^Acquire::IndexTargets' >"$root/etc/apt/apt.conf.d/90machine" || true
  local targets
  targets=$(apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' | grep " $suite" | sort -u) || true
  [ -z "$targets" ] || printf '%s\n' "$targets" >"$root/etc/apt/sources.list"

  environment=(HOME=/root "PATH=/usr/sbin:/usr/bin:/sbin:/bin")
  local name value
  for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
    [ -z "${!name:-}" ] || environment+=("$name=${!name}")
  done
  for name in index-url extra-index-url trusted-host proxy timeout; do
    value=$(python3 -m pip config get "global.$name" 2>/dev/null || true)
    case $value in "" | file:*) ;; *) name=${name//-/_}; environment+=("PIP_${name^^}=$value") ;; esac
  done
  value=${PIP_CERT:-${SSL_CERT_FILE:-}}
  if [ -n "$value" ]; then
    cp -L "$value" "$root/opt/certificates.crt"
    environment+=(PIP_CERT=/opt/certificates.crt)
  fi
  mount -t proc proc "$root/proc"
  devices
}

inside() { chroot "$root" /usr/bin/env -i "${environment[@]}" "$@"; }

as_somebody() { chroot --userspec=nobody:nogroup "$root" /usr/bin/env -i HOME=/tmp PATH=/usr/bin:/bin "$@"; }

window() { # LOG PICTURE: start main.py on the screen, wait for its window, take its picture, end it
  local began pid status=0
  began=$(date +%s.%N)
  (exec chroot "$root" /usr/bin/env -i "${environment[@]}" "DISPLAY=$display" python3 /netdesk/main.py) >"$1" 2>&1 &
  pid=$!
  # main.py puts the environment's Python in its own place, so the window's process is this one.
  until DISPLAY=$display xdotool search --onlyvisible --pid "$pid" >/dev/null 2>&1; do
    if ! kill -0 "$pid" 2>/dev/null; then
      wait "$pid" || status=$?
      cat "$1"
      echo "main.py ended with status $status before it showed a window" >&2
      return 1
    fi
    sleep 0.02
  done
  echo "window after $(seconds "$began") s"
  sleep 3
  DISPLAY=$display import -window root "$2"
  kill "$pid"
  wait "$pid" || true
}

tools
bare_system
settings
git clone --quiet --no-hardlinks "$here" "$root/netdesk"
echo "commit $(git -C "$root/netdesk" log -1 --format='%h %s'); $(inside python3 --version)"

say "python3 main.py, by somebody without rights: one line says what to type"
as_somebody "DISPLAY=$display" python3 /netdesk/main.py 2>&1 | tee "$folder/somebody.log" || true
grep -q 'sudo apt-get install -y python3[.0-9]*-venv .*libegl1.*libxcb-cursor0' "$folder/somebody.log"

Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp >"$folder/xvfb.log" 2>&1 &
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null || true' EXIT
until DISPLAY=$display xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.05; done
# The screen's socket and nothing else of this machine, and that read-only.
mkdir -m 1777 "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
mount -o remount,bind,ro "$root/tmp/.X11-unix"

say "python3 main.py, the first time"
window "$folder/first.log" "$folder/window.png"
grep '^netdesk:' "$folder/first.log" || true

say "python3 main.py, the second time"
window "$folder/second.log" "$folder/window-again.png"

say "python3 packaging/dev.py test"
began=$(date +%s.%N)
inside CI=true python3 /netdesk/packaging/dev.py test >"$folder/test.log" 2>&1 || { tail -n 60 "$folder/test.log"; exit 1; }
tail -n 1 "$folder/test.log"
echo "in all $(seconds "$began") s"
du -sh "$root/netdesk/.venv" | sed 's/\t.*/ in .venv/'
say "proved; pictures and logs are in $folder"
