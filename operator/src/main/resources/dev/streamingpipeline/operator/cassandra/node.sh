# What a node does around Cassandra: it joins after the node before it, and leaves when the ring is to be smaller.
# Nobody but the node itself takes it out of the ring; who asks for that is the file "members", which says how many nodes the ring has.
data=/var/lib/cassandra
left=$data/left-the-ring
node=${POD_NAME##*-}
set=${POD_NAME%-*}
# Jar by jar, libraries first: an archive of classes in the image holds for one order alone, and what a * stands for comes in any
libraries=(/opt/cassandra/lib/*.jar)
CLASSPATH=$(IFS=:; echo "${libraries[*]}"):/etc/streaming-pipeline/cassandra-superuser.jar
export CLASSPATH

# Who is not told otherwise is one
is_member() {
  members=
  read -r members 2>/dev/null </etc/streaming-pipeline/members
  [ -z "$members" ] || [ "$node" -lt "$members" ]
}

# The operator reads it from the pod's status
end() {
  echo "$1"
  echo "$1" >/dev/termination-log
  exit 0
}

# Its rows are on the others now. What is still here must not come back: a later node of this name starts with nothing.
# It is said again at each start, as long as there is one
end_for_good() {
  touch $left
  find $data -mindepth 1 ! -path $left -delete
  end "Left the ring"
}

nodetool() {
  java -Xmx48m -XX:+UseSerialGC @/etc/streaming-pipeline/jvm.options -Dlogback.configurationFile=/etc/streaming-pipeline/logback.xml \
    -Dcassandra.config=file:/etc/streaming-pipeline/"$POD_NAME".yaml org.apache.cassandra.tools.NodeTool "$@"
}

# Cassandra's own keyspaces want more nodes than a small ring has, and would forbid it to shrink; the user's must not lose a copy
rows_fit_without_it() {
  nodes=$(nodetool status | grep -c '^[UD][NLJM] ')
  for folder in "$data"/data/*; do
    keyspace=${folder##*/}
    case $keyspace in system*) continue ;; esac
    replicas=$(nodetool describering "$keyspace" | grep -o ', endpoints:\[[^]]*' | head -1 | tr ',' '\n' | grep -c '[0-9]')
    if [ "$replicas" -ge "$nodes" ]; then
      echo "Keyspace $keyspace keeps $replicas copies on $nodes nodes, so this one stays: ALTER KEYSPACE to fewer copies first"
      return 1
    fi
  done
  [ "$nodes" -gt 1 ]
}

leave_when_asked() {
  while :; do
    if is_member; then
      sleep 5
    elif rows_fit_without_it && nodetool decommission --force; then
      touch $left
      kill "$1"
      return
    else
      sleep 10
    fi
  done
}

trap 'exit 143' TERM

if [ -e $left ]; then
  is_member || end_for_good
  rm $left
  # So that this is its last word from now on
  end "Joins the ring again"
fi

# Two nodes that join at once may take the same rows: each waits until the one before it serves, unless it has joined
if [ "$node" -gt 0 ] && [ ! -e $data/data ]; then
  is_member || end_for_good
  former=$set-$((node - 1)).$set
  echo "Waiting for $former"
  said=
  until refusal=$(timeout 5 bash -c "exec 3<>/dev/tcp/$former/9042" 2>&1); do
    refusal=${refusal##*: }
    [ "$refusal" = "$said" ] || echo "Not yet: ${refusal:-no answer within 5 s}"
    said=$refusal
    sleep 1
    is_member || end_for_good
  done
fi

if is_member; then
  "$@" &
else
  # Killed after it had left and before that was noted, Cassandra refuses to start, and says so
  "$@" > >(tee /tmp/start.log) 2>&1 &
fi
cassandra=$!
trap 'kill $cassandra; wait $cassandra; exit 143' TERM
leave_when_asked $cassandra &
wait $cassandra
code=$?
if grep -qs 'was decommissioned and will not rejoin' /tmp/start.log; then
  touch $left
fi
[ ! -e $left ] || end_for_good
exit $code
