package dev.streamingpipeline.operator.apiserver;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API server's audit log, which is read incrementally. */
final class AuditLog {
  /** The authenticated user and the impersonated user. */
  private static final Pattern USER = Pattern.compile("\"username\":\"([^\"]+)\"");

  private final Path file;
  private final Map<String, List<String>> linesByUser = new HashMap<>();
  private long read;

  AuditLog(Path file) {
    this.file = file;
  }

  /** The lines about a user's requests so far. */
  synchronized List<String> linesOf(String user) {
    readOn();
    return List.copyOf(linesByUser.getOrDefault(user, List.of()));
  }

  private void readOn() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(read);
      byte[] bytes = new byte[Math.toIntExact(log.length() - read)];
      log.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      // An incomplete last line is left for the next read
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().forEach(this::add);
      read += whole.getBytes(StandardCharsets.UTF_8).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    Matcher user = USER.matcher(line);
    while (user.find()) {
      linesByUser.computeIfAbsent(user.group(1), name -> new ArrayList<>()).add(line);
    }
  }
}
