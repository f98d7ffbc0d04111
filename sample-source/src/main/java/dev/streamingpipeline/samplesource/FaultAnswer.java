package dev.streamingpipeline.samplesource;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

/** Sends the responses of faults, which have no records. */
final class FaultAnswer {
  private static final String PAGE =
      "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
          + "<body><h1>Please sign in</h1></body></html>\n";

  private final Clock clock;

  FaultAnswer(Clock clock) {
    this.clock = clock;
  }

  void send(HttpExchange exchange, Fault fault) throws IOException {
    if (fault instanceof Fault.RateLimited limited) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter(limited));
      Answers.error(exchange, 429, "Too many requests, as asked for");
    } else if (fault instanceof Fault.Failing failing) {
      Answers.error(
          exchange, failing.status(), "Failed with " + failing.status() + ", as asked for");
    } else if (fault instanceof Fault.Html) {
      Answers.send(exchange, 200, Answers.HTML, PAGE);
    } else if (fault instanceof Fault.RedirectTo redirect) {
      exchange.getResponseHeaders().set("Location", redirect.url().toString());
      Answers.error(exchange, 302, "Moved to " + redirect.url() + ", as asked for");
    } else if (fault instanceof Fault.HugeBody huge) {
      sendHuge(exchange, huge.bytes());
    } else {
      throw new IllegalArgumentException("Not a fault without records: " + fault);
    }
  }

  private String retryAfter(Fault.RateLimited limited) {
    long seconds = limited.retryAfter().plus(Duration.ofNanos(999_999_999)).toSeconds();
    if (!limited.asDate()) {
      return Long.toString(seconds);
    }
    // A date has whole seconds too; one more, because the current second is truncated.
    return HttpDate.of(clock.instant().plusSeconds(seconds + 1));
  }

  private static void sendHuge(HttpExchange exchange, long bytes) throws IOException {
    byte[] padding = new byte[64 * 1024];
    Arrays.fill(padding, (byte) 'x');
    exchange.getResponseHeaders().set("Content-Type", Answers.JSON);
    exchange.sendResponseHeaders(200, 0);
    try (exchange;
        OutputStream body = exchange.getResponseBody()) {
      body.write("{\"results\":[],\"padding\":\"".getBytes(StandardCharsets.UTF_8));
      for (long left = bytes; left > 0; left -= padding.length) {
        body.write(padding, 0, (int) Math.min(left, padding.length));
      }
      body.write("\"}".getBytes(StandardCharsets.UTF_8));
    }
  }
}
