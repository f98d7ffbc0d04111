package dev.streamingpipeline.operator.pipeline;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Strimzi. */
public record StrimziVersion(int major, int minor, int patch)
    implements Comparable<StrimziVersion> {
  /** The first version without ZooKeeper. */
  public static final StrimziVersion WITHOUT_ZOOKEEPER = new StrimziVersion(0, 46, 0);

  /** The oldest version that this operator supports. */
  public static final StrimziVersion OLDEST = new StrimziVersion(0, 45, 0);

  /** The first version that starts on Kubernetes 1.33 and newer. */
  public static final StrimziVersion FOR_NEW_KUBERNETES = new StrimziVersion(0, 45, 1);

  private static final Pattern TAG = Pattern.compile(":v?(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})\\b");
  private static final Comparator<StrimziVersion> ORDER =
      Comparator.comparingInt(StrimziVersion::major)
          .thenComparingInt(StrimziVersion::minor)
          .thenComparingInt(StrimziVersion::patch);

  /** The version in the tag of an operator's image, if the tag contains one. */
  public static Optional<StrimziVersion> ofImage(String reference) {
    Matcher tag = TAG.matcher(reference);
    return tag.find()
        ? Optional.of(
            new StrimziVersion(
                Integer.parseInt(tag.group(1)),
                Integer.parseInt(tag.group(2)),
                Integer.parseInt(tag.group(3))))
        : Optional.empty();
  }

  public boolean isBefore(StrimziVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(StrimziVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s.%s.%s".formatted(major, minor, patch);
  }
}
