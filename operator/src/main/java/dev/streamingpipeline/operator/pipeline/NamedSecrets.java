package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of the Secrets that a pipeline names. Their values are nobody's business here: who
 * needs them has them from Kubernetes.
 *
 * @param asked by name; empty for one that does not exist. A name that is missing was not asked for
 *     yet
 */
public record NamedSecrets(Map<String, Optional<Content>> asked) {
  /** Of a pipeline that names none. */
  public static final NamedSecrets NONE = new NamedSecrets(Map.of());

  /**
   * What a Secret holds.
   *
   * @param keys of its values
   * @param fingerprint differs when a value does
   */
  public record Content(Set<String> keys, Fingerprint fingerprint) {
    public static Content of(Secret secret) {
      Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
      return new Content(new TreeSet<>(data.keySet()), Fingerprint.of(data));
    }
  }

  public NamedSecrets {
    asked = Map.copyOf(asked);
  }

  /** What both know. */
  public NamedSecrets and(NamedSecrets others) {
    Map<String, Optional<Content>> all = new HashMap<>(others.asked);
    all.putAll(asked);
    return new NamedSecrets(all);
  }

  /** Of all values of these Secrets. */
  public Fingerprint fingerprint(List<SecretReference> references) {
    return Fingerprint.of(
        references.stream()
            .map(SecretReference::name)
            .distinct()
            .map(
                name ->
                    name
                        + asked
                            .getOrDefault(name, Optional.empty())
                            .map(content -> content.fingerprint().text())
                            .orElse(""))
            .toArray(String[]::new));
  }
}
