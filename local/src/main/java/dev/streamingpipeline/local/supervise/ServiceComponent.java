package dev.streamingpipeline.local.supervise;

import dev.streamingpipeline.runtimes.ChildProcess;
import dev.streamingpipeline.runtimes.Service;
import java.time.Duration;
import java.util.Optional;

/** A server that the pipeline uses. */
public final class ServiceComponent implements Component {
  private final Service service;
  private volatile boolean started;

  public ServiceComponent(Service service) {
    this.service = service;
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public String address() {
    return service.address();
  }

  @Override
  public void start() {
    service.start();
    started = true;
  }

  @Override
  public void awaitReady(Duration timeout) throws InterruptedException {
    service.awaitReady(timeout);
  }

  @Override
  public Optional<ChildProcess> process() {
    return started ? Optional.of(service.process()) : Optional.empty();
  }

  @Override
  public void stop() {
    if (started) {
      service.stop();
    }
  }
}
