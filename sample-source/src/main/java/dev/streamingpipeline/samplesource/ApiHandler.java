package dev.streamingpipeline.samplesource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code GET /api/} according to the current behaviour. */
final class ApiHandler implements HttpHandler {
  private static final Logger LOGGER = LoggerFactory.getLogger(ApiHandler.class);
  private static final Set<String> PATHS = Set.of("/api", "/api/", "/api/1.4/");

  private final Seed ownSeed;
  private final AtomicReference<BehaviourInForce> inForce;
  private final ServedRecords served;
  private final FaultAnswer faultAnswer;
  private final PersonMaker maker = new PersonMaker();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong next = new AtomicLong();

  ApiHandler(
      Seed ownSeed,
      AtomicReference<BehaviourInForce> inForce,
      ServedRecords served,
      FaultAnswer faultAnswer) {
    this.ownSeed = ownSeed;
    this.inForce = inForce;
    this.served = served;
    this.faultAnswer = faultAnswer;
  }

  long requests() {
    return requests.get();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!PATHS.contains(exchange.getRequestURI().getPath())) {
      Answers.error(exchange, 404, "There is nothing here; records are at /api/?results=50");
      return;
    }
    requests.incrementAndGet();
    if (!Answers.allows(exchange, "GET")) {
      return;
    }
    ApiRequest request;
    try {
      request = ApiRequest.of(exchange.getRequestURI());
    } catch (IllegalArgumentException e) {
      Answers.error(exchange, 400, e.getMessage());
      return;
    }
    answer(exchange, request);
  }

  private void answer(HttpExchange exchange, ApiRequest request) throws IOException {
    BehaviourInForce current = inForce.get();
    Optional<Fault> fault = current.nextFault();
    Pause.of(current.behaviour().delay());
    if (fault.isPresent()) {
      LOGGER.info("{} meets {}", exchange.getRequestURI(), fault.get());
    }
    if (fault.isEmpty()) {
      sendWhole(exchange, batch(request, current.behaviour()), current.behaviour());
    } else if (fault.get() instanceof Fault.CutShort cut) {
      sendHalf(exchange, batch(request, current.behaviour()), cut.chunked());
    } else {
      faultAnswer.send(exchange, fault.get());
    }
  }

  /**
   * The records for a request. Without a seed, takes the next records of the source's own sequence,
   * which are never served again.
   */
  private RecordBatch batch(ApiRequest request, Behaviour behaviour) {
    int count = request.results();
    return request
        .seed()
        .map(
            seed ->
                new RecordBatch(
                    Seed.of(seed), (request.page() - 1L) * count, count, behaviour.breaking()))
        .orElseGet(
            () -> new RecordBatch(ownSeed, next.getAndAdd(count), count, behaviour.breaking()));
  }

  /**
   * Sends a complete response. It is chunked, so that after the records only the last chunk, which
   * marks the end, is left to send.
   */
  private void sendWhole(HttpExchange exchange, RecordBatch batch, Behaviour behaviour)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", Answers.JSON);
    exchange.sendResponseHeaders(200, 0);
    OutputStream body = exchange.getResponseBody();
    OutputStream pieces =
        behaviour.drip().isZero()
            ? new BufferedOutputStream(body)
            : new DrippingOutputStream(body, behaviour.drip());
    batch.writeTo(pieces, maker);
    pieces.flush();
    served.end(body, batch);
    exchange.close();
  }

  /**
   * Sends half of a response. Always throws: the server then drops the connection, whereas close()
   * would end the response properly.
   */
  private void sendHalf(HttpExchange exchange, RecordBatch batch, boolean chunked)
      throws IOException {
    CountingOutputStream length = new CountingOutputStream();
    batch.writeTo(length, maker);
    exchange.getResponseHeaders().set("Content-Type", Answers.JSON);
    exchange.sendResponseHeaders(200, chunked ? 0 : length.count());
    batch.writeTo(new CutOutputStream(exchange.getResponseBody(), length.count() / 2), maker);
  }
}
