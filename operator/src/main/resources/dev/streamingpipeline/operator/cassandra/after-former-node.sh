# Two nodes that join at once may take the same rows: each waits until the one before it serves, unless it has joined
node=${POD_NAME##*-}
set=${POD_NAME%-*}
if [ "$node" -gt 0 ] && [ ! -e /var/lib/cassandra/data ]; then
  trap 'exit 143' TERM
  former=$set-$((node - 1)).$set
  echo "Waiting for $former"
  said=
  until refusal=$(timeout 5 bash -c "exec 3<>/dev/tcp/$former/9042" 2>&1); do
    refusal=${refusal##*: }
    [ "$refusal" = "$said" ] || echo "Not yet: ${refusal:-no answer within 5 s}"
    said=$refusal
    sleep 1
  done
fi
exec "$@"
