package dev.streamingpipeline.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The images of the test cluster, read from {@code cluster/versions.env}. */
record ClusterVersions(String nodeImage, String k3sImage, String busyboxImage) {

  static ClusterVersions read() {
    Properties versions = new Properties();
    try (InputStream file = ClusterVersions.class.getResourceAsStream("versions.env")) {
      versions.load(Objects.requireNonNull(file, "versions.env is not on the class path"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ClusterVersions(
        "streamingpipeline/kind-node:" + version(versions, "KUBERNETES_VERSION"),
        version(versions, "K3S_IMAGE"),
        version(versions, "BUSYBOX_IMAGE"));
  }

  private static String version(Properties versions, String name) {
    return Objects.requireNonNull(
        versions.getProperty(name), () -> "versions.env does not state " + name);
  }
}
