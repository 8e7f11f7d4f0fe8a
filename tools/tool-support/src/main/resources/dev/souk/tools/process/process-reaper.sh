# Reads `register PID SIGNAL` and `unregister PID` until the launcher has ended, then kills what is still registered.
trap '' INT HUP TERM
registered=' '

while read -r order pid signal; do
  case $order in
    register) registered="$registered$pid:$signal " ;;
    unregister)
      kill -s KILL -- "-$pid" # what it has left: it led a group, unless the system has no setsid
      kept=' '
      for entry in $registered; do
        [ "${entry%:*}" = "$pid" ] || kept="$kept$entry "
      done
      registered=$kept
      ;;
  esac
done

# A suspended process gets its signal when it is continued. Its children may be suspended as well, and would stay so.
resume() {
  ps -A -o ppid= -o pid= | while read -r parent child; do
    [ "$parent" != "$1" ] || resume "$child"
  done
  kill -s CONT "$1"
}

for entry in $registered; do
  kill -s "${entry#*:}" "${entry%:*}"
  resume "${entry%:*}"
done

rounds=50
while [ "$rounds" -gt 0 ]; do
  alive=
  for entry in $registered; do
    # One that has ended stays, as a zombie, until its new parent reads its exit code.
    ! kill -s 0 "${entry%:*}" || case $(ps -o stat= -p "${entry%:*}") in Z*) ;; *) alive=yes ;; esac
  done
  [ -n "$alive" ] || exit 0
  sleep 0.1
  rounds=$((rounds - 1))
done

for entry in $registered; do
  kill -s KILL -- "-${entry%:*}" || kill -s KILL "${entry%:*}"
done
