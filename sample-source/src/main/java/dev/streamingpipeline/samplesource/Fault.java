package dev.streamingpipeline.samplesource;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Duration;

/** What a request gets instead of a complete response with records. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.RateLimited.class, name = "rateLimited"),
  @JsonSubTypes.Type(value = Fault.Failing.class, name = "failing"),
  @JsonSubTypes.Type(value = Fault.Html.class, name = "html"),
  @JsonSubTypes.Type(value = Fault.CutShort.class, name = "cutShort"),
  @JsonSubTypes.Type(value = Fault.HugeBody.class, name = "hugeBody"),
  @JsonSubTypes.Type(value = Fault.RedirectTo.class, name = "redirectTo")
})
public sealed interface Fault {

  /**
   * 429 with a {@code Retry-After}.
   *
   * @param retryAfter rounded up to whole seconds, the precision of the header
   * @param asDate an HTTP date instead of a number of seconds
   */
  record RateLimited(Duration retryAfter, boolean asDate) implements Fault {
    /** Refuses a missing or negative duration with an {@link IllegalArgumentException}. */
    public RateLimited {
      if (retryAfter == null || retryAfter.isNegative()) {
        throw new IllegalArgumentException(
            "rateLimited needs a retryAfter of 0s or more, such as 1s; it is " + retryAfter);
      }
    }
  }

  /**
   * A status with a short JSON message.
   *
   * @param status 200 to 599
   */
  record Failing(int status) implements Fault {
    /**
     * Refuses a status that isn't one of a final response with an {@link IllegalArgumentException}.
     */
    public Failing {
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException(
            "failing needs a status from 200 to 599, such as 500; it is " + status);
      }
    }
  }

  /** 200 with a web page, as an intermediate proxy or sign-in page responds. */
  record Html() implements Fault {}

  /**
   * The connection is closed in the middle of the body.
   *
   * @param chunked without a {@code Content-Length} that would reveal the missing part; the last
   *     chunk, which marks the end, is never sent
   */
  record CutShort(boolean chunked) implements Fault {}

  /**
   * A response without records that is valid JSON and larger than {@code bytes}.
   *
   * @param bytes from 1 on
   */
  record HugeBody(long bytes) implements Fault {
    /** Refuses a size below 1 with an {@link IllegalArgumentException}. */
    public HugeBody {
      if (bytes < 1) {
        throw new IllegalArgumentException("hugeBody needs 1 byte or more; it has " + bytes);
      }
    }
  }

  /**
   * 302 to another address.
   *
   * @param url the target, absolute or relative to the request
   */
  record RedirectTo(URI url) implements Fault {
    /** Refuses a missing address with an {@link IllegalArgumentException}. */
    public RedirectTo {
      if (url == null) {
        throw new IllegalArgumentException("redirectTo needs a url");
      }
    }
  }
}
