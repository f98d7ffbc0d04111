package dev.streamingpipeline.producer;

import dev.streamingpipeline.producer.run.Outcome;
import dev.streamingpipeline.producer.run.Summary;
import dev.streamingpipeline.producer.run.SummaryFile;
import dev.streamingpipeline.wire.environment.Environment;
import dev.streamingpipeline.wire.environment.EnvironmentException;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Runs the producer once. The last line of standard output is the summary. The exit code is 0 only
 * if records were delivered and none is missing.
 */
public final class ProducerMain {
  private static final Logger LOGGER = LoggerFactory.getLogger(ProducerMain.class);

  private ProducerMain() {}

  public static void main(String[] arguments) {
    Termination termination = new Termination();
    termination.handleSignals();
    int exitCode = run(Environment.ofProcess(), System.out, termination);
    termination.finished(exitCode);
    System.exit(exitCode);
  }

  /**
   * Runs the program without exiting the JVM.
   *
   * @param output receives the summary
   * @return the exit code
   */
  static int run(Environment environment, PrintStream output, Termination termination) {
    Summary summary = summary(environment, termination);
    log(summary);
    RunConfig.path(environment, RunConfig.TERMINATION_LOG)
        .map(SummaryFile::new)
        .ifPresent(file -> file.overwrite(summary));
    output.println(summary.toJson());
    output.flush();
    return summary.outcome().exitCode();
  }

  private static void log(Summary summary) {
    boolean good = summary.outcome() == Outcome.COMPLETED;
    var line = LOGGER.atLevel(good ? Level.INFO : Level.ERROR);
    if (summary.reason() != null) {
      line = line.addKeyValue("reason", summary.reason());
    }
    line.addKeyValue("outcome", summary.outcome().text()).log("run is over");
  }

  private static Summary summary(Environment environment, Termination termination) {
    try {
      return new ProducerRun(RunConfig.fromEnvironment(environment), termination).execute();
    } catch (EnvironmentException e) {
      return Summary.withoutRun(Outcome.INVALID, e.getMessage());
    } catch (RuntimeException e) {
      LOGGER.error("internal error", e);
      return Summary.withoutRun(Outcome.FAILED, "internal error: " + e);
    }
  }
}
