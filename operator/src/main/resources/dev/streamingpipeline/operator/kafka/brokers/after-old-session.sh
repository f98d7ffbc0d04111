# A killed broker stays registered in ZooKeeper until its session expires. Until then a new one refuses to start
trap 'exit 143' TERM
registration=/brokers/ids/${POD_NAME##*-}
dump() {
  timeout 5 bash -c 'exec 3<>"/dev/tcp/${ZOOKEEPER%:*}/${ZOOKEEPER##*:}" && printf dump >&3 && cat <&3' 2>/dev/null
}
until sessions=$(dump) && [[ $sessions == *"ephemeral nodes"* ]] && ! grep -q "$registration$" <<<"$sessions"; do
  [ -n "$waiting" ] || echo "Waiting for ZooKeeper at $ZOOKEEPER, or for the end of the former session of $registration"
  waiting=yes
  sleep 0.5
done
exec "$0" "$@"
