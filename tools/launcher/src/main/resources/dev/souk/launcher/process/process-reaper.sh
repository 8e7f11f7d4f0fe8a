# Reads `register PID SIGNAL` and `unregister PID` until the launcher has ended, then kills what is still registered.
trap '' INT HUP TERM
registered=' '

while read -r order pid signal; do
  case $order in
    register) registered="$registered$pid:$signal " ;;
    unregister)
      kept=' '
      for entry in $registered; do
        [ "${entry%:*}" = "$pid" ] || kept="$kept$entry "
      done
      registered=$kept
      ;;
  esac
done

for entry in $registered; do
  kill -s "${entry#*:}" "${entry%:*}"
done

rounds=50
while [ "$rounds" -gt 0 ]; do
  alive=
  for entry in $registered; do
    ! kill -s 0 "${entry%:*}" || alive=yes
  done
  [ -n "$alive" ] || exit 0
  sleep 0.1
  rounds=$((rounds - 1))
done

for entry in $registered; do
  kill -s KILL "${entry%:*}"
done
