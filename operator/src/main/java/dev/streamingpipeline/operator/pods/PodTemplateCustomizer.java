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

/**
 * Fills in the parts of a pod template that its manifest leaves open. Volumes and variables are
 * found by name; the first container is the main one.
 */
public final class PodTemplateCustomizer {
  /**
   * Annotation that changes when something changes that the pod reads at startup. This makes the
   * StatefulSet replace the pod.
   */
  public static final String CONFIGURATION =
      dev.streamingpipeline.model.Pipeline.GROUP + "/configuration";

  /** Annotation that changes when a user's Secret changes that the pod reads at startup. */
  private static final String SECRETS = dev.streamingpipeline.model.Pipeline.GROUP + "/secrets";

  /** File mode {@code r--r-----}: readable by the file's owner and the pod's group only. */
  public static final int GROUP_READS = 0440;

  /** The environment variable from which a manifest's JVM takes its heap option. */
  private static final String HEAP = "HEAP";

  /** In bytes. Also the JVM's own threshold between client-class and server-class machines. */
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

  /**
   * The pod template of a component, with the restricted security settings, the component's labels
   * and its service account.
   */
  public static PodTemplateCustomizer of(
      PodTemplateSpec template, PipelineContext pipeline, Component component) {
    RestrictedPod.apply(template);
    template.getMetadata().setLabels(Labels.of(pipeline.pipeline(), component));
    template.getSpec().setServiceAccountName(component.nameFor(pipeline.pipeline()));
    return new PodTemplateCustomizer(template, pipeline);
  }

  /** Sets the image of the project's table in all containers. */
  public PodTemplateCustomizer image(String name) {
    return useImage(pipeline.images().of(name));
  }

  /** Applies the user's settings of a component: image, resources and pod template. */
  public PodTemplateCustomizer settings(ComponentSpec settings) {
    if (settings.image() != null) {
      useImage(settings.image());
    }
    resources.set(settings.resources());
    return podTemplate(settings.podTemplate());
  }

  /** Applies the user's pod template; null for none. */
  public PodTemplateCustomizer podTemplate(dev.streamingpipeline.model.spec.PodTemplateSpec more) {
    if (more != null) {
      add(more);
    }
    return this;
  }

  /**
   * Sets the JVM's maximum heap; null keeps the manifest's percentage of the memory limit. Raises
   * the manifest's limit if a heap of this size would leave less than a quarter of it free. A limit
   * that the user has set is not changed, so {@link #settings} must be called before.
   */
  public PodTemplateCustomizer heap(Quantity heap) {
    if (heap == null) {
      return this;
    }
    return environment(HEAP, "-Xmx" + resources.makeRoomFor(heap));
  }

  /**
   * With a large memory limit, replaces the manifest's JVM options for a quick start with little
   * memory by those for throughput. Call it after {@link #settings}, which may change the limit.
   */
  public PodTemplateCustomizer throughputWithMuchMemory() {
    if (memoryLimit() >= LARGE_LIMIT) {
      container.getCommand().remove("-XX:TieredStopAtLevel=1");
      container.getCommand().replaceAll(word -> word.replace("UseSerialGC", "UseG1GC"));
    }
    return this;
  }

  /** Adds JVM arguments before those of the manifest. */
  public PodTemplateCustomizer jvmArguments(List<String> arguments) {
    container.getCommand().addAll(container.getCommand().indexOf("java") + 1, arguments);
    return this;
  }

  /** Sets an environment variable, and replaces the manifest's if there is one. */
  public PodTemplateCustomizer environment(String name, String value) {
    return environment(new EnvVarBuilder().withName(name).withValue(value).build());
  }

  /** Sets an environment variable from a Secret. */
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

  /** Sets the ConfigMap of a volume that the manifest declares. */
  public PodTemplateCustomizer configMap(String volume, String name) {
    volume(volume).getConfigMap().setName(name);
    return this;
  }

  /** Sets the Secret of a volume that the manifest declares. */
  public PodTemplateCustomizer secret(String volume, String name) {
    volume(volume).getSecret().setSecretName(name);
    return this;
  }

  /** Adds a volume, mounted read-only in all containers. */
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

  /** Adds a Secret as a volume. */
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

  /** Adds a ConfigMap as a volume. */
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

  /** Sets the fingerprint of what the pod reads at startup; a change restarts the pod. */
  public PodTemplateCustomizer configuration(Fingerprint fingerprint) {
    return annotation(CONFIGURATION, fingerprint);
  }

  /**
   * Sets the fingerprint of the user's Secrets for a program that is not run again once it has
   * finished.
   */
  public PodTemplateCustomizer secrets(Fingerprint fingerprint) {
    return annotation(SECRETS, fingerprint);
  }

  private PodTemplateCustomizer annotation(String name, Fingerprint fingerprint) {
    Map<String, String> annotations = new LinkedHashMap<>(template.getMetadata().getAnnotations());
    annotations.put(name, fingerprint.text());
    template.getMetadata().setAnnotations(annotations);
    return this;
  }

  /** Whether the pod template of a StatefulSet has this fingerprint; see {@link #configuration}. */
  public static boolean isConfigured(StatefulSet set, Fingerprint fingerprint) {
    Map<String, String> annotations = set.getSpec().getTemplate().getMetadata().getAnnotations();
    return annotations != null && fingerprint.text().equals(annotations.get(CONFIGURATION));
  }

  /** Mounts the service account token, for programs that call the API server. */
  public PodTemplateCustomizer withToken() {
    template.getSpec().setAutomountServiceAccountToken(true);
    return this;
  }

  /** The memory limit of the main container, in bytes. */
  public long memoryLimit() {
    return resources.memoryLimit();
  }

  /** The CPUs of the main container: its limit, or its request if it has no limit, rounded up. */
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

  /** Adds a Secret that the user created, as a mounted folder or as environment variables. */
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

  /** The template itself, for changes that only one component needs. */
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
