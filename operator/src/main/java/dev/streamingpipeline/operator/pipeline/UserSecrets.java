package dev.streamingpipeline.operator.pipeline;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the operator has read of the user's Secrets that a pipeline references. It keeps keys and
 * fingerprints but no values: pods get the values from Kubernetes.
 *
 * @param asked the Secrets that were looked up, by name; an empty value if the Secret does not
 *     exist. A name that is absent was not looked up yet
 */
public record UserSecrets(Map<String, Optional<Content>> asked) {
  /** For a pipeline that references no Secrets. */
  public static final UserSecrets NONE = new UserSecrets(Map.of());

  /**
   * The content of a Secret.
   *
   * @param keys the keys of its data
   * @param fingerprint changes when a value changes
   */
  public record Content(Set<String> keys, Fingerprint fingerprint) {
    public static Content of(Secret secret) {
      Map<String, String> data = secret.getData() == null ? Map.of() : secret.getData();
      return new Content(new TreeSet<>(data.keySet()), Fingerprint.of(data));
    }
  }

  public UserSecrets {
    asked = Map.copyOf(asked);
  }

  /** The Secrets of both. */
  public UserSecrets and(UserSecrets others) {
    Map<String, Optional<Content>> all = new HashMap<>(others.asked);
    all.putAll(asked);
    return new UserSecrets(all);
  }

  /** The fingerprint of all values of these Secrets. */
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
