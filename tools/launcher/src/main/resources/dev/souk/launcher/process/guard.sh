# Reads `watch PID SIGNAL` and `forget PID` until the launcher is gone, then ends whoever is still watched.
trap '' INT HUP TERM
watched=' '

while read -r order pid signal; do
  case $order in
    watch) watched="$watched$pid:$signal " ;;
    forget)
      kept=' '
      for entry in $watched; do
        [ "${entry%:*}" = "$pid" ] || kept="$kept$entry "
      done
      watched=$kept
      ;;
  esac
done

for entry in $watched; do
  kill -s "${entry#*:}" "${entry%:*}"
done

rounds=50
while [ "$rounds" -gt 0 ]; do
  alive=
  for entry in $watched; do
    ! kill -s 0 "${entry%:*}" || alive=yes
  done
  [ -n "$alive" ] || exit 0
  sleep 0.1
  rounds=$((rounds - 1))
done

for entry in $watched; do
  kill -s KILL "${entry%:*}"
done
