package dev.streamingpipeline.producer.source;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A body of a bounded size. It is counted while it is read, so a body without an end takes neither
 * memory nor time beyond the bound; the connection is dropped then.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** What is read of a body that nobody wants, so that the connection can be used again. */
  private static final long DISCARDED_BYTES = 64 * 1024;

  private final long limit;
  private final boolean wanted;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private long count;
  private Flow.Subscription subscription;

  private BoundedBody(long limit, boolean wanted) {
    this.limit = limit;
    this.wanted = wanted;
  }

  /** Reads the bodies of successes; the rest have an empty one. */
  static BodyHandler<byte[]> ofSuccess(long limit) {
    return answer -> {
      if (!ResponseStatus.isSuccess(answer.statusCode())) {
        return new BoundedBody(DISCARDED_BYTES, false);
      }
      long declared = answer.headers().firstValueAsLong("Content-Length").orElse(0);
      return new BoundedBody(declared > limit ? 0 : limit, true);
    };
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      count += buffer.remaining();
      if (count > limit) {
        subscription.cancel();
        end();
        return;
      }
      if (wanted) {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        bytes.writeBytes(part);
      }
    }
    subscription.request(1);
  }

  private void end() {
    if (wanted && count > limit) {
      body.completeExceptionally(new BodyTooLargeException());
    } else {
      body.complete(bytes.toByteArray());
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    end();
  }
}
