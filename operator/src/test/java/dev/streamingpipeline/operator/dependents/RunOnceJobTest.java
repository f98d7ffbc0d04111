package dev.streamingpipeline.operator.dependents;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.Test;

/** When a Job is recreated. */
class RunOnceJobTest {
  @Test
  void shouldBeKeptWhileNothingChanges() {
    assertThat(RunOnceJob.isOutdated(job("a", "x"), job("a", "x"))).isFalse();
  }

  @Test
  void shouldRunAgainForOtherInput() {
    assertThat(RunOnceJob.isOutdated(complete(job("a", "x")), job("b", "x"))).isTrue();
  }

  @Test
  void shouldBeReplacedAfterAChangeOfTheTemplateUnlessComplete() {
    assertThat(RunOnceJob.isOutdated(job("a", "x"), job("a", "y"))).isTrue();
    assertThat(RunOnceJob.isOutdated(complete(job("a", "x")), job("a", "y"))).isFalse();
  }

  @Test
  void shouldBeReplacedWhenItsAnnotationsWereRemoved() {
    Job stripped = job("a", "x");
    stripped.getMetadata().setAnnotations(null);

    assertThat(RunOnceJob.isOutdated(stripped, job("a", "x"))).isTrue();
  }

  private static Job job(String input, String template) {
    // @formatter:off
    return new JobBuilder()
        .withNewMetadata()
          .withName("users-provisioner")
          .addToAnnotations(RunOnceJob.INPUT, input)
          .addToAnnotations(RunOnceJob.TEMPLATE, template)
        .endMetadata()
        .build();
    // @formatter:on
  }

  private static Job complete(Job job) {
    // @formatter:off
    return new JobBuilder(job)
        .withNewStatus()
          .addNewCondition()
            .withType("Complete")
            .withStatus("True")
          .endCondition()
        .endStatus()
        .build();
    // @formatter:on
  }
}
