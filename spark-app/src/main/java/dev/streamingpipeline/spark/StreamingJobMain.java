package dev.streamingpipeline.spark;

import dev.streamingpipeline.spark.config.StreamingJobConfig;
import dev.streamingpipeline.spark.driver.MasterRegistrationMonitor;
import dev.streamingpipeline.spark.driver.ProgressListener;
import dev.streamingpipeline.spark.driver.StreamingJob;
import dev.streamingpipeline.spark.driver.Supervisor;
import dev.streamingpipeline.spark.driver.TopicIdentity;
import dev.streamingpipeline.spark.executor.FailureKind;
import dev.streamingpipeline.spark.executor.PermanentFailure;
import dev.streamingpipeline.spark.executor.SparkSessions;
import dev.streamingpipeline.spark.status.JobStatus;
import dev.streamingpipeline.spark.status.StatusServer;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver of the streaming job.
 *
 * <p>Exit codes: 0 after a shutdown signal, 1 after a failure, 2 when its environment or pipeline
 * is invalid, 3 after a permanent failure that needs a user's decision. The last log line gives the
 * reason.
 */
public final class StreamingJobMain {
  private static final Logger LOG = LoggerFactory.getLogger(StreamingJobMain.class);
  private static final int FAILED = 1;
  private static final int BAD_ENVIRONMENT = 2;
  private static final int PERMANENT = 3;

  private StreamingJobMain() {}

  public static void main(String[] arguments) {
    System.exit(run(Environment.ofProcess()));
  }

  private static int run(Environment environment) {
    StreamingJobConfig config;
    try {
      config = StreamingJobConfig.fromEnvironment(environment);
    } catch (EnvironmentException e) {
      LOG.error(e.getMessage());
      return BAD_ENVIRONMENT;
    }
    JobStatus status = new JobStatus(Clock.systemUTC());
    AtomicBoolean registrationLost = new AtomicBoolean();
    try (StatusServer server = new StatusServer(config, status);
        SparkSession spark = SparkSessions.create(config);
        MasterRegistrationMonitor registrationMonitor =
            registrationMonitor(config, spark, registrationLost);
        TopicIdentity topicIdentity =
            new TopicIdentity(
                config.pipeline().spec().topic().name(), config.checkpoint(), config.kafka())) {
      LOG.atInfo()
          .addKeyValue("pipeline", config.pipeline().name())
          .addKeyValue("statusPort", server.port())
          .log("Streaming job starts");
      StreamingJob job = new StreamingJob(spark, config, topicIdentity, status);
      spark
          .streams()
          .addListener(new ProgressListener(config.pipeline().spec().topic().name(), status));
      new Supervisor(job::start, status).run();
      return 0;
    } catch (PermanentFailure e) {
      LOG.error(e.getMessage());
      return PERMANENT;
    } catch (InterruptedException e) {
      return registrationLost.get() ? FAILED : 0;
    } catch (IOException | TimeoutException | RuntimeException e) {
      LOG.error("Streaming job failed: {}", FailureKind.reason(e), e);
      return FAILED;
    }
  }

  /** Null when the master is not a standalone master, as in local mode. */
  private static MasterRegistrationMonitor registrationMonitor(
      StreamingJobConfig config, SparkSession spark, AtomicBoolean registrationLost) {
    Thread main = Thread.currentThread();
    return config
        .masterWebUrl()
        .map(
            url ->
                new MasterRegistrationMonitor(
                    url,
                    spark.sparkContext().applicationId(),
                    MasterRegistrationMonitor.PERIOD,
                    () -> {
                      registrationLost.set(true);
                      main.interrupt();
                    }))
        .orElse(null);
  }
}
