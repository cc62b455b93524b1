#!/bin/sh
# slurm.sh BINARY SCENARIOS [TASKS]: a Slurm array draws and checks a batch in shards, and its bytes are those of one call. By
# hand, as root (half a minute; it installs Debian's slurm-wlm and munge where they are missing):
#
#   sh tests/system/slurm.sh out/build-release/heapstory scenarios 4
#
# A cluster of this one machine, whose every file is in a folder that is gone afterwards: no service of the system is asked or
# started, ports are its own. It needs no systemd and no cgroups. Its end ends the cluster.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

binary=$(absolute "$1")
scenarios=$(absolute "$2")
tasks=${3:-4}
make_room
chmod 755 "$room"
daemons=

fail() {
  echo "FAILED: $*" >&2
  tail -n 20 "$room"/*.log >&2 2>/dev/null || true
  exit 1
}

# The newest first; whoever does not go in five seconds is killed.
stop() {
  for daemon in $daemons; do
    kill "$daemon" 2>/dev/null || continue
    tries=0
    while kill -0 "$daemon" 2>/dev/null && [ "$tries" -lt 50 ]; do
      tries=$((tries + 1))
      sleep 0.1
    done
    kill -9 "$daemon" 2>/dev/null || true
  done
  rm -rf "$room"
}
trap stop EXIT
trap 'exit 130' INT TERM

# begin NAME COMMAND...: a daemon of ours, in the foreground of its own.
begin() {
  name=$1
  shift
  "$@" >"$room/$name.out.log" 2>&1 &
  daemons="$! $daemons"
}

# until_well WORDS COMMAND...: for twenty seconds.
until_well() {
  words=$1
  shift
  tries=0
  until "$@" >"$room/waited.log" 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || fail "$words"
    sleep 0.2
  done
}

# ---- the packages -------------------------------------------------------------------------------

install_packages() {
  command -v slurmctld >/dev/null && command -v slurmd >/dev/null && command -v munged >/dev/null && return
  # Installed services are not started: where this file is, Debian's packages ask it (101: not allowed).
  policy=/usr/sbin/policy-rc.d
  [ -e "$policy" ] || { printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy" && ours=1; }
  well=1
  DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends slurm-wlm munge >"$room/apt.log" 2>&1 </dev/null || well=0
  [ "${ours-0}" -eq 0 ] || rm -f "$policy"
  [ "$well" -eq 1 ] || fail "slurm-wlm cannot be installed"
}
[ "$(id -u)" -eq 0 ] || fail "this wants root: slurmd starts tasks as whoever sent them"
install_packages

# ---- the cluster --------------------------------------------------------------------------------

mkdir -p "$room/munge" "$room/state" "$room/spool"
chmod 700 "$room/munge"
dd if=/dev/urandom of="$room/munge/key" bs=128 count=1 2>/dev/null
chmod 400 "$room/munge/key"
host=$(hostname -s)
cat >"$room/slurm.conf" <<END
ClusterName=heapstory
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=36817
SlurmdPort=36818
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$room/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
StateSaveLocation=$room/state
SlurmdSpoolDir=$room/spool
SlurmctldPidFile=$room/slurmctld.pid
SlurmdPidFile=$room/slurmd.pid
SlurmctldLogFile=$room/slurmctld.log
SlurmdLogFile=$room/slurmd.log
SlurmdParameters=config_overrides
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=10 State=UP
END
SLURM_CONF=$room/slurm.conf
export SLURM_CONF

begin munged munged --foreground --force --key-file="$room/munge/key" --socket="$room/munge/socket" \
  --pid-file="$room/munge/pid" --log-file="$room/munged.log" --seed-file="$room/munge/seed"
until_well "munged does not answer" munge --socket="$room/munge/socket" --no-input
begin slurmctld slurmctld -D -f "$SLURM_CONF"
until_well "slurmctld does not answer" scontrol ping
begin slurmd slurmd -D -f "$SLURM_CONF" -N "$host"
until_well "the node is not idle" sh -c 'sinfo -h -o %t | grep -qx idle'

# ---- the array ----------------------------------------------------------------------------------

# array COMMAND: as many tasks as were asked for, at the same time; succeeds if all of them do.
array() {
  sbatch --quiet --wait --array="1-$tasks" --cpus-per-task=1 --chdir="$room" --output="$room/task-%a.log" --wrap "$1" ||
    fail "a task of the array failed: $1"
}

cp -r "$scenarios" "$room/scenarios"
seconds() { date +%s.%N; }
one=$(seconds)
(cd "$room" && "$binary" render -q -j 1 -f svg,png -o whole --manifest whole.sha256 scenarios)
two=$(seconds)
# shellcheck disable=SC2016 # Slurm sets them in each task
array "'$binary' render -q -j 1 -f svg,png -o drawn --manifest part-\$SLURM_ARRAY_TASK_ID.sha256 --shard \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT scenarios"
three=$(seconds)
diff -r "$room/whole" "$room/drawn" || fail "the array drew other files"
LC_ALL=C sort -k 2 "$room"/part-*.sha256 | cmp - "$room/whole.sha256" || fail "the manifests together are not that of the whole"
array "CI=1 '$binary' check --unreferenced reject --report junit --shard \$SLURM_ARRAY_TASK_ID/\$SLURM_ARRAY_TASK_COUNT scenarios"
(cd "$room" && "$binary" check --report junit scenarios) >"$room/checked" || fail "the scenarios do not hold"
cases=$(cat "$room"/junit-*-of-"$tasks".xml | grep -c '<testcase')
[ "$cases" -eq "$(grep -c '<testcase' "$room/junit.xml")" ] || fail "the reports have $cases cases"
awk -v "one=$one" -v "two=$two" -v "three=$three" -v "tasks=$tasks" -v "cases=$cases" -v "files=$(wc -l <"$room/whole.sha256")" 'BEGIN {
  printf "%d scenarios, %d pictures: the same bytes by one call (%.1f s) and by %d tasks of an array (%.1f s)\n", cases, files, two - one, tasks, three - two
}'
