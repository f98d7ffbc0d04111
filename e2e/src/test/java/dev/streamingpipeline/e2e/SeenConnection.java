package dev.streamingpipeline.e2e;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recorded TCP connection.
 *
 * @param from the client's IP address
 * @param to the server's IP address
 * @param port the server's port
 */
record SeenConnection(String from, String to, int port) {
  /**
   * Shell script for a node: records the connections of every pod and of the node several times per
   * second until {@link #STOP}, because those of a Job may last less than a second. Processes that
   * end meanwhile are skipped.
   */
  static final String RECORD =
      """
      mkdir -p /run/connections && cd /run/connections && rm -f ./* && touch recording
      cat >record <<'EOF'
      look=0
      while [ -e recording ]; do
        look=$((look + 1))
        stat -L -c '%i %n' /proc/[0-9]*/ns/net 2>/dev/null | sort -u -k1,1 |
          sed 's|.* \\(.*\\)/ns/net|\\1/net/tcp \\1/net/tcp6|' | xargs grep -sHT : |
          awk '{print $1, $3, $4, $5}' >now
        mv now "seen.$look"
        sleep 0.2
      done
      EOF
      nohup sh ./record >/dev/null 2>&1 &
      """;

  /** Shell script for a node: prints what was recorded since the last read. */
  static final String READ =
      """
      cd /run/connections
      looks=$(ls | grep seen) || exit 0
      cat $looks | sort -u
      rm $looks
      """;

  /** Shell script for a node: stops recording. */
  static final String STOP = "rm -f /run/connections/recording";

  private static final int HEX = 16;
  private static final int BITS_OF_BYTE = 8;
  private static final int WORD = 8;

  /** The start of Linux's ephemeral port range, from which clients get their ports. */
  private static final int FIRST_PASSING_PORT = 32_768;

  private static final String LISTENS = "0A";

  /** Established, being established, and recently closed: some connections last only an instant. */
  private static final Set<String> CONNECTED =
      Set.of("01", "02", "03", "04", "05", "06", "08", "09", "0B");

  /**
   * The connections in the output of {@link #READ} that leave their pod.
   *
   * @see <a href="https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt">The format
   *     of /proc/net/tcp</a>
   */
  static Set<SeenConnection> in(String output) {
    Map<String, Set<Integer>> listening = new HashMap<>();
    Map<String, Set<List<String>>> sockets = new HashMap<>();
    for (String line : output.lines().toList()) {
      // File, local address, remote address, state
      String[] columns = line.split(" ", -1);
      String pod = columns[0].substring(0, columns[0].indexOf("/net/"));
      if (columns[3].equals(LISTENS)) {
        listening.computeIfAbsent(pod, id -> new HashSet<>()).add(port(columns[1]));
      } else if (CONNECTED.contains(columns[3])) {
        sockets.computeIfAbsent(pod, id -> new HashSet<>()).add(List.of(columns[1], columns[2]));
      }
    }
    Set<SeenConnection> seen = new HashSet<>();
    sockets.forEach(
        (id, ends) ->
            ends.forEach(
                end -> seen.add(of(end.get(0), end.get(1), listening.getOrDefault(id, Set.of())))));
    seen.removeIf(connection -> connection.from.equals(connection.to));
    return seen;
  }

  /**
   * The end with a listening port is the server. A server that no longer listens is recognized by
   * the other end's ephemeral port.
   */
  private static SeenConnection of(String here, String there, Set<Integer> listening) {
    boolean taken =
        listening.contains(port(here))
            || (port(here) < FIRST_PASSING_PORT && port(there) >= FIRST_PASSING_PORT);
    return taken
        ? new SeenConnection(address(there), address(here), port(here))
        : new SeenConnection(address(here), address(there), port(there));
  }

  private static int port(String end) {
    return Integer.parseInt(end.substring(end.indexOf(':') + 1), HEX);
  }

  /**
   * Parses an address of four-byte words in little-endian order; an IPv4-mapped IPv6 address
   * becomes IPv4.
   */
  private static String address(String end) {
    String hex = end.substring(0, end.indexOf(':'));
    byte[] bytes = new byte[hex.length() / 2];
    for (int word = 0; word < hex.length(); word += WORD) {
      long value = Long.parseLong(hex.substring(word, word + WORD), HEX);
      for (int i = 0; i < WORD / 2; i++) {
        bytes[word / 2 + i] = (byte) (value >> (BITS_OF_BYTE * i));
      }
    }
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(end, e);
    }
  }
}
