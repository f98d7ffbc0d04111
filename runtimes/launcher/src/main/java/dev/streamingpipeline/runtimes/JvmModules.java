package dev.streamingpipeline.runtimes;

import java.util.List;
import java.util.stream.Stream;

/** The {@code --add-opens} and {@code --add-exports} that older programs need to run on Java 17. */
public final class JvmModules {
  /** As in the files {@code jvm17-server.options} of Cassandra 5.0. */
  public static final List<String> CASSANDRA =
      Stream.concat(
              options(
                  "--add-exports",
                  "java.base/java.lang.ref",
                  "java.base/jdk.internal.misc",
                  "java.base/jdk.internal.ref",
                  "java.base/sun.nio.ch",
                  "java.management.rmi/com.sun.jmx.remote.internal.rmi",
                  "java.rmi/sun.rmi.registry",
                  "java.rmi/sun.rmi.server",
                  "java.rmi/sun.rmi.transport.tcp",
                  "java.sql/java.sql",
                  "jdk.unsupported/sun.misc"),
              options(
                  "--add-opens",
                  "java.base/java.io",
                  "java.base/java.lang",
                  "java.base/java.lang.module",
                  "java.base/java.lang.reflect",
                  "java.base/java.math",
                  "java.base/java.net",
                  "java.base/java.nio",
                  "java.base/java.util",
                  "java.base/java.util.concurrent",
                  "java.base/java.util.concurrent.atomic",
                  "java.base/jdk.internal.loader",
                  "java.base/jdk.internal.math",
                  "java.base/jdk.internal.module",
                  "java.base/jdk.internal.ref",
                  "java.base/jdk.internal.reflect",
                  "java.base/jdk.internal.util.jar",
                  "java.base/sun.nio.ch",
                  "java.management/sun.management",
                  "jdk.management/com.sun.management.internal"))
          .toList();

  /** As in Spark 3.5's {@code JavaModuleOptions}, which only {@code spark-submit} adds itself. */
  public static final List<String> SPARK =
      Stream.concat(
              options(
                  "--add-opens",
                  "java.base/java.io",
                  "java.base/java.lang",
                  "java.base/java.lang.invoke",
                  "java.base/java.lang.reflect",
                  "java.base/java.net",
                  "java.base/java.nio",
                  "java.base/java.util",
                  "java.base/java.util.concurrent",
                  "java.base/java.util.concurrent.atomic",
                  "java.base/jdk.internal.ref",
                  "java.base/sun.nio.ch",
                  "java.base/sun.nio.cs",
                  "java.base/sun.security.action",
                  "java.base/sun.util.calendar",
                  "java.security.jgss/sun.security.krb5"),
              Stream.of("-Djdk.reflect.useDirectMethodHandle=false"))
          .toList();

  private JvmModules() {}

  private static Stream<String> options(String option, String... packages) {
    return Stream.of(packages).map(name -> "%s=%s=ALL-UNNAMED".formatted(option, name));
  }
}
