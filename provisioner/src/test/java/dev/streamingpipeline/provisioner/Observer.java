package dev.streamingpipeline.provisioner;

import static java.util.stream.Collectors.toMap;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Reads the systems' state, and changes it as users other than the provisioner may. */
final class Observer implements AutoCloseable {
  private final Admin kafka;
  private final URI registry;
  private final CqlSession cassandra;
  private final HttpClient http = HttpClient.newHttpClient();

  Observer(String kafka, URI registry, String cassandra) {
    this.kafka = Admin.create(Map.of("bootstrap.servers", kafka));
    this.registry = registry;
    int colon = cassandra.indexOf(':');
    this.cassandra =
        CqlSession.builder()
            .addContactPoint(
                new InetSocketAddress(
                    cassandra.substring(0, colon),
                    Integer.parseInt(cassandra.substring(colon + 1))))
            .withLocalDatacenter("datacenter1")
            .build();
  }

  Admin kafka() {
    return kafka;
  }

  CqlSession cassandra() {
    return cassandra;
  }

  /** All state that provisioning may change, as comparable text. */
  Map<String, String> everything(PipelineDraft draft) {
    Map<String, String> state = new TreeMap<>();
    for (String topic : List.of(draft.name(), draft.name() + ".dlq")) {
      state.put(topic + " partitions", Integer.toString(partitions(topic)));
      state.put(topic + " settings", settings(topic).toString());
    }
    String subject = draft.name() + "-value";
    state.put("versions", get("/subjects/%s/versions".formatted(subject)));
    state.put("latest", get("/subjects/%s/versions/latest".formatted(subject)));
    state.put("level", get("/config/" + subject));
    state.put("columns", columns(draft.name()).toString());
    return state;
  }

  int partitions(String topic) {
    return await(() -> kafka.describeTopics(List.of(topic)).allTopicNames().get()).values().stream()
        .map(TopicDescription::partitions)
        .mapToInt(List::size)
        .sum();
  }

  Map<String, String> settings(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return await(() -> kafka.describeConfigs(List.of(resource)).all().get())
        .get(resource)
        .entries()
        .stream()
        .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
        .collect(toMap(ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new));
  }

  /** Each column's type, by name. */
  Map<String, String> columns(String keyspace) {
    return cassandra
        .execute(
            "SELECT column_name, type FROM system_schema.columns WHERE keyspace_name = ?", keyspace)
        .all()
        .stream()
        .collect(
            toMap(
                row -> row.getString("column_name"),
                row -> row.getString("type"),
                (a, b) -> a,
                TreeMap::new));
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(registry + path)).build());
  }

  String post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(registry + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  String put(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(registry + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .PUT(BodyPublishers.ofString(body))
            .build());
  }

  private String send(HttpRequest request) {
    return await(() -> http.send(request, BodyHandlers.ofString()).body());
  }

  /** A blocking call. */
  interface Waiting<T> {
    T call() throws IOException, InterruptedException, ExecutionException;
  }

  static <T> T await(Waiting<T> waiting) {
    try {
      return waiting.call();
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cassandra.close();
    kafka.close();
  }
}
