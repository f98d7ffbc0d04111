package dev.streamingpipeline.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailureTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new IOException(new UnknownHostException("kafka")), "unknown host"),
        arguments(with(new ConnectException(), new UnresolvedAddressException()), "unknown host"),
        arguments(with(new ConnectException(), new ClosedChannelException()), "connection refused"),
        arguments(new ConnectException("Connection refused: /127.0.0.1:1"), "connection refused"),
        arguments(new ConnectException("connection timed out: /10.0.0.1:1"), "no answer in time"),
        arguments(
            new UncheckedIOException(new HttpConnectTimeoutException("slow")), "no answer in time"),
        arguments(new IOException(new ClosedChannelException()), "connection closed"),
        arguments(suppressing(new ConnectException("Connection refused")), "connection refused"),
        arguments(new IllegalStateException("outer", new IOException("inner\nmore")), "inner"),
        arguments(new IllegalStateException(), "IllegalStateException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void shouldSummarizeTheFailure(Throwable failure, String reason) {
    assertThat(NetworkFailure.reason(failure)).isEqualTo(reason);
  }

  private static Throwable with(Throwable failure, Throwable cause) {
    return failure.initCause(cause);
  }

  /** As Cassandra's driver reports it. */
  private static Throwable suppressing(Throwable suppressed) {
    Throwable failure = new IOException("failed to send request", new ClosedChannelException());
    failure.addSuppressed(suppressed);
    return failure;
  }
}
