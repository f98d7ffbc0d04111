package dev.streamingpipeline.producer.source;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The response to one request, as a future. Its body is bounded while it is read, so an endless
 * body takes no more memory than the limit. Cancelling the future aborts the request.
 */
final class BoundedAnswer extends CompletableFuture<BoundedAnswer.Answer> implements Callback {
  private final Call call;
  private final long limit;

  private BoundedAnswer(Call call, long limit) {
    this.call = call;
    this.limit = limit;
  }

  /**
   * Sends a request.
   *
   * @param limit the largest body, in bytes; a larger one gives {@link BodyTooLargeException}
   */
  static CompletableFuture<Answer> to(Call call, long limit) {
    BoundedAnswer answer = new BoundedAnswer(call, limit);
    call.enqueue(answer);
    return answer;
  }

  @Override
  public void onResponse(Call call, Response response) {
    try (response) {
      complete(new Answer(response.code(), response.headers(), body(response)));
    } catch (IOException e) {
      completeExceptionally(e);
    }
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    completeExceptionally(failure);
  }

  /** The body of a success. Of any other response it is not read, and empty. */
  private byte[] body(Response response) throws IOException {
    if (!response.isSuccessful()) {
      return new byte[0];
    }
    BufferedSource body = response.body().source();
    if (response.body().contentLength() > limit || body.request(limit + 1)) {
      // close() alone would first try to drain the rest, to reuse the connection.
      call.cancel();
      throw new BodyTooLargeException();
    }
    return body.readByteArray();
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      call.cancel();
    }
    return cancelled;
  }

  /**
   * A complete response.
   *
   * @param body empty unless the status is a success
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared
  record Answer(int status, Headers headers, byte[] body) {}
}
