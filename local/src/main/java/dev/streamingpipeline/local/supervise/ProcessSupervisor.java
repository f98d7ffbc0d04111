package dev.streamingpipeline.local.supervise;

import dev.streamingpipeline.local.console.Console;
import dev.streamingpipeline.local.machine.LocalException;
import dev.streamingpipeline.local.supervise.RunState.ComponentState;
import dev.streamingpipeline.runtimes.ChildProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Supervises the processes of one run: starts them in order, restarts those that die, stops them in
 * reverse order.
 */
public final class ProcessSupervisor {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A component that dies more often is taken for broken. */
  private static final int MAX_RESTARTS = 10;

  private final Console console;
  private final ExecutorService threads = Executors.newCachedThreadPool(ProcessSupervisor::daemon);
  private final Deque<Component> started = new ArrayDeque<>();
  private final Map<Component, String> states = new LinkedHashMap<>();
  private final Map<Component, Integer> restarts = new LinkedHashMap<>();
  private final Map<Component, Future<?>> recoveries = new LinkedHashMap<>();

  public ProcessSupervisor(Console console) {
    this.console = console;
  }

  /** Starts lanes concurrently, and waits until all components are ready. */
  public void startAll(List<List<Component>> lanes) throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (List<Component> lane : lanes) {
      running.add(
          threads.submit(
              () -> {
                for (Component component : lane) {
                  start(component);
                }
                return null;
              }));
    }
    for (Future<?> lane : running) {
      await(lane);
    }
  }

  /** Starts a component in the background. */
  public Future<?> startBeside(Component component) {
    return threads.submit(
        () -> {
          start(component);
          return null;
        });
  }

  /** Waits for a start, and rethrows its failure. */
  public void await(Future<?> start) throws InterruptedException {
    try {
      start.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    }
  }

  private void start(Component component) throws InterruptedException {
    synchronized (this) {
      started.push(component);
      states.put(component, "starting");
      component.start();
    }
    component.awaitReady(PATIENCE);
    ready(component);
  }

  private synchronized void ready(Component component) {
    states.put(component, "ready");
    console.event(
        component.name(),
        component.address() == null ? "ready" : "ready on " + component.address());
  }

  /**
   * Checks the processes, and restarts those that have died.
   *
   * @throws LocalException if a restart would not help, or a component dies too often
   */
  public synchronized void lookAfter() throws InterruptedException {
    for (Map.Entry<Component, Future<?>> recovery : List.copyOf(recoveries.entrySet())) {
      if (recovery.getValue().isDone()) {
        recoveries.remove(recovery.getKey());
        await(recovery.getValue());
      }
    }
    for (Component component : started) {
      Optional<ChildProcess> process = component.process();
      boolean dead = process.isPresent() && !process.get().isAlive();
      if (dead && !recoveries.containsKey(component) && "ready".equals(states.get(component))) {
        recover(component, process.get());
      }
    }
  }

  private void recover(Component component, ChildProcess dead) {
    int exitCode = dead.exitCode().join();
    int times = restarts.merge(component, 1, Integer::sum);
    if (!component.mayRestart(exitCode) || times > MAX_RESTARTS) {
      throw new LocalException(
          "%s ended with exit code %s. Its last lines:%n%s"
              .formatted(component.name(), exitCode, ProgramComponent.lastLines(dead)));
    }
    console.event(
        component.name(), "ended with exit code %s; starting it again".formatted(exitCode));
    states.put(component, "starting");
    recoveries.put(
        component,
        CompletableFuture.runAsync(
            () -> {
              try {
                component.start();
                component.awaitReady(PATIENCE);
                ready(component);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            threads));
  }

  /** The states of all components, for {@code local status}. */
  public synchronized List<ComponentState> states() {
    List<ComponentState> all = new ArrayList<>();
    states.forEach(
        (component, state) ->
            all.add(
                new ComponentState(
                    component.name(),
                    component.process().map(ChildProcess::pid).orElse(null),
                    component.address(),
                    state,
                    restarts.getOrDefault(component, 0))));
    return all;
  }

  /** Stops everything in reverse order. */
  public void stopAll() {
    threads.shutdownNow();
    List<Component> all;
    synchronized (this) {
      all = List.copyOf(started);
    }
    for (Component component : all) {
      component.stop();
      synchronized (this) {
        states.put(component, "stopped");
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "process-tree");
    thread.setDaemon(true);
    return thread;
  }
}
