# Runs Cassandra in a pod: the node joins the ring after the node before it, and decommissions itself when the cluster
# is scaled down.
# Only the node itself does that, triggered by the file "members", which holds the desired number of nodes.
data=/var/lib/cassandra
left=$data/left-the-ring
node=${POD_NAME##*-}
set=${POD_NAME%-*}
# Each jar, libraries first: the image's CDS archive is valid for one order only, and the order of a * is undefined
libraries=(/opt/cassandra/lib/*.jar)
CLASSPATH=$(IFS=:; echo "${libraries[*]}"):/etc/streaming-pipeline/cassandra-superuser.jar
export CLASSPATH

# Nodes are members by default
is_member() {
  members=
  read -r members 2>/dev/null </etc/streaming-pipeline/members
  [ -z "$members" ] || [ "$node" -lt "$members" ]
}

# The operator reads the message from the pod's status
end() {
  echo "$1"
  echo "$1" >/dev/termination-log
  exit 0
}

# The rows have been streamed to the other nodes. The local data must not come back: a later node of this name starts
# empty.
# A restarted pod gets here again and reports the same message
end_for_good() {
  touch $left
  find $data -mindepth 1 ! -path $left -delete
  end "Left the ring"
}

nodetool() {
  java -Xmx48m -XX:+UseSerialGC @/etc/streaming-pipeline/jvm.options -Dlogback.configurationFile=/etc/streaming-pipeline/logback.xml \
    -Dcassandra.config=file:/etc/streaming-pipeline/"$POD_NAME".yaml org.apache.cassandra.tools.NodeTool "$@"
}

# System keyspaces have a higher replication factor than a small ring has nodes, and would prevent scaling down; user
# keyspaces must not lose a replica
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
  # So that the termination message no longer reports that it left
  end "Joins the ring again"
fi

# Nodes that join concurrently may claim the same token ranges: each waits until the one before it is up, unless it has
# already joined
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
  # When the pod was killed after decommissioning and before that was recorded, Cassandra refuses to start and logs the
  # reason
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
