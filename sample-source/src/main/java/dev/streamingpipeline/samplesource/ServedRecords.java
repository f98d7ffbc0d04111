package dev.streamingpipeline.samplesource;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Counts the records of completely sent responses. Thread-safe.
 *
 * <p>When a client has read the end of a response, its records are counted: the end is sent and the
 * records are counted under a lock that readers of the counts wait for.
 */
final class ServedRecords {
  /** Responses share the read lock while they end; readers of the counts take the write lock. */
  private final ReadWriteLock ending = new ReentrantReadWriteLock();

  private final boolean keepIds;
  private final Set<UUID> ids = new LinkedHashSet<>();
  private long records;
  private long broken;

  ServedRecords(boolean keepIds) {
    this.keepIds = keepIds;
  }

  /** Ends the response and counts its records; counts nothing if the end can't be sent. */
  void end(OutputStream body, RecordBatch batch) throws IOException {
    List<UUID> soundIds = batch.soundIds();
    ending.readLock().lock();
    try {
      body.close();
      count(batch.count(), soundIds);
    } finally {
      ending.readLock().unlock();
    }
  }

  long records() {
    return whenEnded(() -> records);
  }

  long broken() {
    return whenEnded(() -> broken);
  }

  boolean keepsIds() {
    return keepIds;
  }

  Set<UUID> ids() {
    return whenEnded(() -> new LinkedHashSet<>(ids));
  }

  private synchronized void count(int all, List<UUID> soundIds) {
    records += all;
    broken += all - soundIds.size();
    if (keepIds) {
      ids.addAll(soundIds);
    }
  }

  private <T> T whenEnded(Supplier<T> read) {
    ending.writeLock().lock();
    try {
      synchronized (this) {
        return read.get();
      }
    } finally {
      ending.writeLock().unlock();
    }
  }
}
