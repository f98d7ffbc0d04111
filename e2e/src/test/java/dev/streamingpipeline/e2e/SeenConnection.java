package dev.streamingpipeline.e2e;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A TCP connection that was there.
 *
 * @param from address of who made it
 * @param to address of who took it
 * @param port on which it was taken
 */
record SeenConnection(String from, String to, int port) {
  /**
   * For a shell on a node: records the connections of every pod, and of the node itself, several
   * times a second until {@link #STOP}, because a Job's may last for less than one. A process that
   * ends between two commands is passed over.
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

  /** For a shell on a node: what was recorded since it was last read. */
  static final String READ =
      """
      cd /run/connections
      looks=$(ls | grep seen) || exit 0
      cat $looks | sort -u
      rm $looks
      """;

  /** For a shell on a node. */
  static final String STOP = "rm -f /run/connections/recording";

  private static final int HEX = 16;
  private static final int BITS_OF_BYTE = 8;
  private static final int WORD = 8;

  /** Linux gives those from here on to who makes a connection. */
  private static final int FIRST_PASSING_PORT = 32_768;

  private static final String LISTENS = "0A";

  /** Established, about to be, and ended lately: some last for an instant. */
  private static final Set<String> CONNECTED =
      Set.of("01", "02", "03", "04", "05", "06", "08", "09", "0B");

  /**
   * Those in the output of {@link #READ} that leave their pod.
   *
   * @see <a href="https://www.kernel.org/doc/Documentation/networking/proc_net_tcp.txt">The format
   *     of /proc/net/tcp</a>
   */
  static Set<SeenConnection> in(String output) {
    Map<String, Set<Integer>> listening = new HashMap<>();
    Map<String, Set<List<String>>> sockets = new HashMap<>();
    for (String line : output.lines().toList()) {
      // File, here, there, state
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
   * Who listens took the connection, and the other one made it; who does not listen any more is
   * known by the port of who made it, which is a high one.
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

  /** Words of four bytes, each with its last byte first; IPv4 in IPv6 becomes IPv4. */
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
