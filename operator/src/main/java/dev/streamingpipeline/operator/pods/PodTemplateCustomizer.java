package dev.streamingpipeline.operator.pods;

import dev.streamingpipeline.model.spec.ComponentSpec;
import dev.streamingpipeline.model.spec.PodTemplateSpec.Toleration;
import dev.streamingpipeline.model.spec.Quantity;
import dev.streamingpipeline.operator.pipeline.Component;
import dev.streamingpipeline.operator.pipeline.Fingerprint;
import dev.streamingpipeline.operator.pipeline.Labels;
import dev.streamingpipeline.operator.pipeline.PipelineContext;
import dev.streamingpipeline.operator.pipeline.SecretReference;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills in what the manifest of a pod leaves open. Places are found by name. */
public final class PodTemplateCustomizer {
  /** Changes when what a pod reads at its start has changed, so that it starts anew. */
  public static final String CONFIGURATION =
      dev.streamingpipeline.model.Pipeline.GROUP + "/configuration";

  /** Changes when a Secret of the user's has changed that a pod reads at its start. */
  private static final String SECRETS = dev.streamingpipeline.model.Pipeline.GROUP + "/secrets";

  /** Mode of a file that the pod's group may read, and nobody else. */
  public static final int GROUP_READS = 0440;

  /** The variable that a manifest's JVM takes its heap from. */
  private static final String HEAP = "HEAP";

  /** In bytes, as is the JVM's own bound between a client's and a server's machine. */
  private static final long LARGE_LIMIT = 2048L * 1024 * 1024;

  private final PodTemplateSpec template;
  private final Container container;
  private final PipelineContext pipeline;
  private final ContainerResources resources;

  private PodTemplateCustomizer(PodTemplateSpec template, PipelineContext pipeline) {
    this.template = template;
    this.pipeline = pipeline;
    this.container = template.getSpec().getContainers().get(0);
    this.resources = new ContainerResources(container.getResources());
  }

  /** A component's pod: restricted, with its labels and its account. */
  public static PodTemplateCustomizer of(
      PodTemplateSpec template, PipelineContext pipeline, Component component) {
    RestrictedPod.apply(template);
    template.getMetadata().setLabels(Labels.of(pipeline.pipeline(), component));
    template.getSpec().setServiceAccountName(component.nameFor(pipeline.pipeline()));
    return new PodTemplateCustomizer(template, pipeline);
  }

  /** The image of the project's table, in all containers. */
  public PodTemplateCustomizer image(String name) {
    return useImage(pipeline.images().of(name));
  }

  /** What the user says of the component: its image, its resources, and more of the pod. */
  public PodTemplateCustomizer settings(ComponentSpec settings) {
    if (settings.image() != null) {
      useImage(settings.image());
    }
    resources.set(settings.resources());
    return podTemplate(settings.podTemplate());
  }

  /** What the user adds to the pod; null for nothing. */
  public PodTemplateCustomizer podTemplate(dev.streamingpipeline.model.spec.PodTemplateSpec more) {
    if (more != null) {
      add(more);
    }
    return this;
  }

  /**
   * The most that the JVM's heap takes; null leaves it at the manifest's share of the limit. The
   * manifest's limit is raised where a heap of this size would not leave a quarter of it; one that
   * the user named, in settings that were given before, stays.
   */
  public PodTemplateCustomizer heap(Quantity heap) {
    if (heap == null) {
      return this;
    }
    return environment(HEAP, "-Xmx" + resources.makeRoomFor(heap));
  }

  /**
   * Lets a JVM with much memory compile and collect for throughput, where the manifest's settings
   * are for a quick start with little. What the user says of the memory comes before.
   */
  public PodTemplateCustomizer throughputWithMuchMemory() {
    if (memoryLimit() >= LARGE_LIMIT) {
      container.getCommand().remove("-XX:TieredStopAtLevel=1");
      container.getCommand().replaceAll(word -> word.replace("UseSerialGC", "UseG1GC"));
    }
    return this;
  }

  /** Arguments of the JVM, before those that the manifest has. */
  public PodTemplateCustomizer jvmArguments(List<String> arguments) {
    container.getCommand().addAll(container.getCommand().indexOf("java") + 1, arguments);
    return this;
  }

  /** The value of a variable, which the manifest may have or not. */
  public PodTemplateCustomizer environment(String name, String value) {
    return environment(new EnvVarBuilder().withName(name).withValue(value).build());
  }

  /** A variable with a value from a Secret. */
  public PodTemplateCustomizer environmentFromSecret(String name, String secret, String key) {
    // @formatter:off
    return environment(
        new EnvVarBuilder()
            .withName(name)
            .withNewValueFrom()
              .withNewSecretKeyRef()
                .withName(secret)
                .withKey(key)
              .endSecretKeyRef()
            .endValueFrom()
            .build());
    // @formatter:on
  }

  /** The ConfigMap of a volume that the manifest declares. */
  public PodTemplateCustomizer configMap(String volume, String name) {
    volume(volume).getConfigMap().setName(name);
    return this;
  }

  /** The Secret of a volume that the manifest declares. */
  public PodTemplateCustomizer secret(String volume, String name) {
    volume(volume).getSecret().setSecretName(name);
    return this;
  }

  /** One more volume, which all containers see and none may write. */
  public PodTemplateCustomizer mount(Volume volume, String folder) {
    template.getSpec().getVolumes().add(volume);
    template
        .getSpec()
        .getContainers()
        .forEach(
            each ->
                each.getVolumeMounts()
                    .add(
                        new VolumeMountBuilder()
                            .withName(volume.getName())
                            .withMountPath(folder)
                            .withReadOnly(true)
                            .build()));
    return this;
  }

  /** A Secret as one more volume. */
  public PodTemplateCustomizer mountSecret(String volume, String secret, String folder) {
    return mount(
        new VolumeBuilder()
            .withName(volume)
            .withNewSecret()
            .withSecretName(secret)
            .endSecret()
            .build(),
        folder);
  }

  /** A ConfigMap as one more volume. */
  public PodTemplateCustomizer mountConfigMap(String volume, String configMap, String folder) {
    return mount(
        new VolumeBuilder()
            .withName(volume)
            .withNewConfigMap()
            .withName(configMap)
            .endConfigMap()
            .build(),
        folder);
  }

  /** What the pod reads at its start: when this changes, it is started anew. */
  public PodTemplateCustomizer configuration(Fingerprint fingerprint) {
    return annotation(CONFIGURATION, fingerprint);
  }

  /** The Secrets of users that a program reads which is not started anew once it is done. */
  public PodTemplateCustomizer secrets(Fingerprint fingerprint) {
    return annotation(SECRETS, fingerprint);
  }

  private PodTemplateCustomizer annotation(String name, Fingerprint fingerprint) {
    Map<String, String> annotations = new LinkedHashMap<>(template.getMetadata().getAnnotations());
    annotations.put(name, fingerprint.text());
    template.getMetadata().setAnnotations(annotations);
    return this;
  }

  /** Whether the pods of a set are told this; see {@link #configuration}. */
  public static boolean isConfigured(StatefulSet set, Fingerprint fingerprint) {
    Map<String, String> annotations = set.getSpec().getTemplate().getMetadata().getAnnotations();
    return annotations != null && fingerprint.text().equals(annotations.get(CONFIGURATION));
  }

  /** Lets its programs speak to the API server, as its account. */
  public PodTemplateCustomizer withToken() {
    template.getSpec().setAutomountServiceAccountToken(true);
    return this;
  }

  /** The memory limit of the main container, in bytes. */
  public long memoryLimit() {
    return resources.memoryLimit();
  }

  /** The CPUs that the main container may count on: of its limit, else its request; rounded up. */
  public int cpus() {
    ResourceRequirements resources = container.getResources();
    io.fabric8.kubernetes.api.model.Quantity limit =
        resources.getLimits() == null ? null : resources.getLimits().get("cpu");
    io.fabric8.kubernetes.api.model.Quantity amount =
        limit == null ? resources.getRequests().get("cpu") : limit;
    return amount == null
        ? 1
        : new Quantity(amount.toString())
            .amount()
            .setScale(0, java.math.RoundingMode.CEILING)
            .intValue();
  }

  /** Gives the pod what is in a Secret that the user made. */
  public PodTemplateCustomizer add(SecretReference reference) {
    if (reference.folder().isEmpty()) {
      reference
          .variables()
          .forEach((key, variable) -> environmentFromSecret(variable, reference.name(), key));
      return this;
    }
    String folder = reference.folder().get();
    String path = "/etc/" + folder;
    mountSecret(folder, reference.name(), path);
    reference.variables().forEach((key, variable) -> environment(variable, path + "/" + key));
    return this;
  }

  /** The template, for what only one component needs. */
  public PodTemplateSpec template() {
    return template;
  }

  private PodTemplateCustomizer useImage(String reference) {
    template.getSpec().getInitContainers().forEach(each -> each.setImage(reference));
    template.getSpec().getContainers().forEach(each -> each.setImage(reference));
    return this;
  }

  private PodTemplateCustomizer environment(EnvVar variable) {
    container.getEnv().removeIf(existing -> existing.getName().equals(variable.getName()));
    container.getEnv().add(variable);
    return this;
  }

  private Volume volume(String name) {
    return template.getSpec().getVolumes().stream()
        .filter(volume -> volume.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the manifest has no volume " + name));
  }

  private void add(dev.streamingpipeline.model.spec.PodTemplateSpec more) {
    Map<String, String> labels = new LinkedHashMap<>(more.labels());
    labels.putAll(template.getMetadata().getLabels());
    template.getMetadata().setLabels(labels);
    Map<String, String> annotations = new LinkedHashMap<>(more.annotations());
    annotations.putAll(template.getMetadata().getAnnotations());
    template.getMetadata().setAnnotations(annotations);
    var spec = template.getSpec();
    if (!more.nodeSelector().isEmpty()) {
      spec.setNodeSelector(more.nodeSelector());
    }
    spec.setPriorityClassName(more.priorityClassName());
    spec.setTolerations(
        more.tolerations().stream().map(PodTemplateCustomizer::toleration).toList());
    spec.setImagePullSecrets(
        more.imagePullSecrets().stream().map(LocalObjectReference::new).toList());
  }

  private static io.fabric8.kubernetes.api.model.Toleration toleration(Toleration toleration) {
    return new TolerationBuilder()
        .withKey(toleration.key())
        .withOperator(toleration.operator())
        .withValue(toleration.value())
        .withEffect(toleration.effect())
        .withTolerationSeconds(toleration.tolerationSeconds())
        .build();
  }
}
