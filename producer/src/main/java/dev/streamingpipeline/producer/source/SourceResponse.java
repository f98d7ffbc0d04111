package dev.streamingpipeline.producer.source;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Headers;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * A complete response of the source.
 *
 * @param body empty unless the status is a success
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared
record SourceResponse(int status, Headers headers, byte[] body) {
  /**
   * Sends a request. Cancelling the future aborts it.
   *
   * @param limit maximum size of the body, in bytes; a larger one gives {@link
   *     BodyTooLargeException}. The body is bounded while it is read, so that an endless one takes
   *     no more memory
   */
  static CompletableFuture<SourceResponse> to(Call call, long limit) {
    Pending response = new Pending(call, limit);
    call.enqueue(response);
    return response;
  }

  private static final class Pending extends CompletableFuture<SourceResponse> implements Callback {
    private final Call call;
    private final long limit;

    Pending(Call call, long limit) {
      this.call = call;
      this.limit = limit;
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        complete(new SourceResponse(response.code(), response.headers(), body(response)));
      } catch (IOException e) {
        completeExceptionally(e);
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      completeExceptionally(failure);
    }

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
  }
}
