#!/bin/sh
# report.sh HEAPSTORY JUNIT_XSD: what --report writes, where, and when it does not (ctest: system.report_files). What the page
# does in a browser: browser/report.sh.
set -eu
# shellcheck source=tests/room.sh
. "$(dirname "$0")/../room.sh"

tool=$(absolute "$1")
schema=$(absolute "$2")
enter_room

# expect STATUS WORDS ARGUMENTS...: heapstory ends so, and says WORDS on standard error ("" = nothing).
expect() {
  wanted=$1
  words=$2
  shift 2
  status=0
  "$tool" "$@" >out 2>err || status=$?
  [ "$status" -eq "$wanted" ] || fail "$*: exit status $status: $(cat err)"
  if [ -n "$words" ]; then
    grep -qF -- "$words" err || fail "$*: $(cat err)"
  elif [ -s err ]; then
    fail "$*: $(cat err)"
  fi
}

valid() {
  xmllint --noout --schema "$schema" "$1" 2>xml.log || fail "$1: $(cat xml.log)"
}

mkdir s
printf '{"title": "]]></x> \\u0001 & <b>", "steps": ["x = [1]"]}\n' >s/a.json
printf '{"steps": ["y = 1", "z = [y, y]"]}\n' >s/b.json

# ---- mistakes: nothing is done -------------------------------------------------------------------

expect 2 "--report: 'hmtl' is no report, did you mean 'html'?" check --report hmtl s
expect 2 "--report: a file is missing behind 'html='" check --report html= s
expect 2 "--report: 'junit' needs a file" check --report junit=- s
expect 2 "--report: 'junit' is there twice" check --report junit,junit=x s
expect 2 "--report: two reports cannot be written to 'x'" check --report junit=x,html=x s
expect 2 "cannot write" check --report html=nowhere/x.html s
expect 2 "cannot write" check --report junit,html=s s
expect 2 "--report is no option of 'run'" run --report html s/a.json
[ ! -e s/snapshots ] && [ ! -e x ] && [ ! -e junit.xml ] || fail "a mistake, but something was written"

# ---- reports of every end ------------------------------------------------------------------------

# Under CI no snapshot is written, but what was asked for is.
CI=1 expect 1 '' check -q --report html,junit,github s
grep -q '^::error file=s/a.json,title=a missing::' out || fail "$(cat out)"
[ ! -e s/snapshots ] || fail "CI wrote a snapshot"
grep -q '<failure message="there is nothing to compare with' junit.xml || fail "$(cat junit.xml)"
grep -q '<h1>2 of 2 scenarios need a look</h1>' report.html || fail "the headline of what is missing"
valid junit.xml

expect 0 '' check -q --report github,junit=new.xml s
grep -c '^::warning file=s/[ab].json,title=[ab] new::' out | grep -qx 2 || fail "$(cat out)"
grep -q 'skipped="2"' new.xml || fail "$(cat new.xml)"
valid new.xml

expect 0 '' check -q --report html=same.html,junit=same.xml,github=same.txt s
[ ! -s same.txt ] && [ -e same.txt ] || fail "annotations where nothing differs"
grep -q '<testcase classname="s" name="b" time="0"/>' same.xml || fail "$(cat same.xml)"
grep -q 'All 2 scenarios are the same' same.html || fail "the headline of what is the same"
valid same.xml

printf '{"steps": ["y = 1", "z = [y, 2]"]}\n' >s/b.json
expect 1 '' check -q --report html=1.html,junit=1.xml,github=1.txt s
grep -q '^::error file=s/b.json,line=1,title=b differs::step 2: ' 1.txt || fail "$(cat 1.txt)"
grep -q 's/b.json:1: step 2: ' 1.xml || fail "$(cat 1.xml)"
grep -q 'data:image/svg+xml;base64,' 1.html || fail "no picture"
valid 1.xml

# Trouble with one scenario is in the report of all.
printf '{"steps": ["y = 1",]}\n' >s/c.json
expect 2 's/c.json:1:19: error:' check -q --keep-going --report junit=c.xml,html=c.html s
grep -q '<error message="' c.xml || fail "$(cat c.xml)"
grep -q 'trouble · 1' c.html || fail "trouble is not on the page"
valid c.xml
rm s/c.json

# ---- where they go -------------------------------------------------------------------------------

HEAPSTORY_REPORT=junit=2.xml expect 1 '' check -q s
cmp 1.xml 2.xml || fail "HEAPSTORY_REPORT gives another report"
for jobs in 1 2 4; do
  LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo expect 1 '' check -q -j "$jobs" --report html=2.html,junit=2.xml,github=2.txt s
  cmp 1.html 2.html && cmp 1.xml 2.xml && cmp 1.txt 2.txt || fail "-j $jobs: not the same bytes"
done
if [ -c /dev/full ]; then
  expect 2 "cannot write '/dev/full'" check -q --report html=/dev/full,junit=3.xml s
  cmp 1.xml 3.xml || fail "one report that fails takes another one with it"
fi
echo before >kept.html
chmod a-w .
if ! touch probe 2>/dev/null; then
  expect 2 "cannot write" check -q --report html=kept.html s
fi
chmod u+w .
rm -f probe
[ "$(cat kept.html)" = before ] || fail "a report was written over"
[ -z "$(find . -name '.heapstory*')" ] || fail "left behind: $(find . -name '.heapstory*')"
end "the reports are well"
