package dev.streamingpipeline.producer;

import dev.streamingpipeline.model.Pipeline;
import dev.streamingpipeline.model.spec.HttpSourceSpec;
import dev.streamingpipeline.producer.run.FailureLog;
import dev.streamingpipeline.producer.run.PermanentFailureException;
import dev.streamingpipeline.producer.run.ProgressReporter;
import dev.streamingpipeline.producer.run.Retrying;
import dev.streamingpipeline.producer.run.RunCounters;
import dev.streamingpipeline.producer.run.RunEndedException;
import dev.streamingpipeline.producer.run.RunLifecycle;
import dev.streamingpipeline.producer.run.Summary;
import dev.streamingpipeline.producer.run.SummaryFile;
import dev.streamingpipeline.producer.source.HttpSource;
import dev.streamingpipeline.producer.topic.ProducerRecordFactory;
import dev.streamingpipeline.producer.topic.RecordDelivery;
import dev.streamingpipeline.producer.topic.RegisteredContract;
import dev.streamingpipeline.producer.topic.TopicCheck;
import dev.streamingpipeline.wire.codec.RecordEncoder;
import dev.streamingpipeline.wire.registry.SchemaRegistryClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: checks its preconditions, polls until the end, and delivers what was fetched. */
final class ProducerRun {
  private static final Logger LOGGER = LoggerFactory.getLogger(ProducerRun.class);

  private final RunConfig config;
  private final Pipeline pipeline;
  private final Termination termination;
  private final String clientId;
  private final RunCounters tally = new RunCounters(Clock.systemUTC());
  private final long startNanos = System.nanoTime();
  private final RunLifecycle end;
  private final Retrying retrying;

  ProducerRun(RunConfig config, Termination termination) {
    this.config = config;
    this.pipeline = config.pipeline();
    this.termination = termination;
    this.clientId = "producer-" + pipeline.name();
    this.end = new RunLifecycle(config.duration());
    this.retrying = new Retrying(end, new FailureLog());
  }

  /**
   * Runs to the end.
   *
   * @throws dev.streamingpipeline.wire.environment.EnvironmentException if the settings of Kafka
   *     are invalid
   */
  Summary execute() {
    LOGGER
        .atInfo()
        .addKeyValue("pipeline", pipeline.name())
        .addKeyValue("topic", pipeline.spec().topic().name())
        .addKeyValue("duration", config.duration())
        .log("run begins");
    termination.onRequest(end::request);
    SummaryFile progressFile = config.progressFile().map(SummaryFile::new).orElse(null);
    try (ProgressReporter reporter = new ProgressReporter(this::progress, progressFile)) {
      reporter.start();
      poll(encoder());
    } catch (PermanentFailureException e) {
      end.fail(e.getMessage());
    } catch (RunEndedException e) {
      // The run ended before the first poll; the summary gives the reason.
    }
    Summary summary = Summary.finished(pipeline.name(), tally, end.failure(), elapsed());
    if (progressFile != null) {
      progressFile.write(summary);
    }
    return summary;
  }

  /**
   * Checks that topics and contract exist, which the provisioner creates, before the first request
   * to the source.
   */
  private RecordEncoder encoder() throws PermanentFailureException, RunEndedException {
    TopicCheck topics = new TopicCheck(config.kafka(), clientId);
    List<String> names =
        List.of(pipeline.spec().topic().name(), pipeline.spec().topic().deadLetterTopic());
    RegisteredContract contract =
        new RegisteredContract(
            pipeline.contract(), config.registry().map(SchemaRegistryClient::new));
    retrying.call(
        () -> {
          topics.check(names);
          return names;
        },
        tally::failed);
    return retrying.call(contract::encoder, tally::failed);
  }

  private void poll(RecordEncoder encoder) {
    HttpSourceSpec spec = pipeline.spec().source().http();
    RecordDelivery delivery =
        new RecordDelivery(
            config.kafka(), clientId, new ProducerRecordFactory(pipeline, encoder), tally, end);
    termination.onOverdue(delivery::abort);
    HttpSource source = new HttpSource(spec, config.headers(), end);
    Poller poller =
        new Poller(source, delivery, spec.interval().toDuration(), retrying, end, tally);
    new PollerGroup(poller, spec.concurrency(), end).run(delivery::close);
  }

  private Summary progress() {
    return Summary.running(pipeline.name(), tally, elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
