package dev.streamingpipeline.local.programs;

import dev.streamingpipeline.local.machine.DataFolder;
import dev.streamingpipeline.local.machine.Port;
import dev.streamingpipeline.local.machine.Ports;
import dev.streamingpipeline.runtimes.Distribution;
import dev.streamingpipeline.runtimes.JavaProgram;
import dev.streamingpipeline.runtimes.JvmArguments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The project's programs as local processes: class path, memory, environment. */
public final class Programs {
  private static final int PROVISIONER_MEGABYTES = 96;
  private static final int PRODUCER_MEGABYTES = 192;
  private static final int SAMPLE_SOURCE_MEGABYTES = 128;

  /** Spark requires at least 450 MB. */
  private static final int DRIVER_MEGABYTES = 512;

  private static final int DRIVER_CORES = 2;
  private static final int TASK_TRIES = 4;

  private final Distribution distribution;
  private final DataFolder folder;
  private final Ports ports;
  private final String registryUrl;

  public Programs(Distribution distribution, DataFolder folder, Ports ports, String registryUrl) {
    this.distribution = distribution;
    this.folder = folder;
    this.ports = ports;
    this.registryUrl = registryUrl;
  }

  public JavaProgram provisioner() {
    return program("provisioner", "dev.streamingpipeline.provisioner.ProvisionerMain")
        .jvmArguments(JvmArguments.small(PROVISIONER_MEGABYTES))
        .environment(connections())
        .standardOutput(folder.root().resolve("provisioner-result.json"))
        .build();
  }

  /**
   * The producer.
   *
   * @param duration how long it polls, such as {@code 1m}
   */
  public JavaProgram producer(String duration) {
    Map<String, String> environment = new HashMap<>(connections());
    environment.put("PROGRESS_FILE", folder.producerProgress().toString());
    environment.put("RUN_DURATION", duration);
    return program("producer", "dev.streamingpipeline.producer.ProducerMain")
        .jvmArguments(JvmArguments.small(PRODUCER_MEGABYTES))
        .environment(environment)
        .standardOutput(folder.root().resolve("producer-result.json"))
        .build();
  }

  public JavaProgram streamingJob() {
    Map<String, String> environment = new HashMap<>(connections());
    environment.put("CHECKPOINT_DIRECTORY", folder.data("checkpoint").toString());
    environment.put("STATUS_HOST", "127.0.0.1");
    environment.put("STATUS_PORT", String.valueOf(ports.of(Port.JOB_STATUS)));
    return JavaProgram.named("streaming job")
        .mainClass("dev.streamingpipeline.spark.StreamingJobMain")
        .classPath(distribution.classPath("spark-app"), distribution.classPath("spark"))
        .jvmArguments(JvmArguments.spark(DRIVER_MEGABYTES, distribution))
        .jvmArguments(
            List.of(
                "-Dspark.master=local[%s,%s]".formatted(DRIVER_CORES, TASK_TRIES),
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.ui.port=" + ports.of(Port.SPARK_UI),
                "-Dspark.local.dir=" + folder.data("spark")))
        .environment(environment)
        .workingFolder(folder.root())
        .logFile(folder.log("streaming-job"))
        .build();
  }

  public JavaProgram sampleSource() {
    return program("sample source", "dev.streamingpipeline.samplesource.SampleSourceMain")
        .jvmArguments(JvmArguments.small(SAMPLE_SOURCE_MEGABYTES))
        .arguments(
            "--bind",
            "127.0.0.1",
            "--port",
            String.valueOf(ports.of(Port.SAMPLE_SOURCE)),
            // With a new seed, a second run gets new people, as from the real API.
            "--seed",
            java.time.Instant.now().toString())
        .build();
  }

  private JavaProgram.Builder program(String name, String mainClass) {
    String library = name.replace(' ', '-');
    return JavaProgram.named(name)
        .mainClass(mainClass)
        .classPath(distribution.classPath(library))
        .workingFolder(folder.root())
        .logFile(folder.log(library));
  }

  private Map<String, String> connections() {
    return Map.of(
        "PIPELINE_FILE",
        folder.pipelineFile().toString(),
        "KAFKA_BOOTSTRAP_SERVERS",
        ports.address(Port.KAFKA),
        "SCHEMA_REGISTRY_URL",
        registryUrl,
        "CASSANDRA_CONTACT_POINTS",
        ports.address(Port.CASSANDRA));
  }
}
