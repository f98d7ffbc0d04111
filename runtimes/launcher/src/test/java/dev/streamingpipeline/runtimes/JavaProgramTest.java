package dev.streamingpipeline.runtimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaProgramTest {
  private final JavaProgram.Builder builder =
      JavaProgram.named("producer")
          .mainClass("example.Main")
          .workingFolder(Path.of("work"))
          .logFile(Path.of("producer.log"));

  @Test
  void shouldHideTheValuesOfTheEnvironment() {
    JavaProgram program =
        builder
            .classPath("lib/*")
            .arguments("run")
            .environment(Map.of("PASSWORD", "open sesame"))
            .build();

    assertThat(program)
        .hasToString("producer (example.Main [run], environment [PASSWORD])")
        .extracting(JavaProgram::environment)
        .isEqualTo(Map.of("PASSWORD", "open sesame"));
  }

  @Test
  void shouldSayWhatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("producer has no class path");
    assertThatNullPointerException()
        .isThrownBy(() -> builder.classPath("lib/*").logFile(null).build())
        .withMessage("logFile");
  }
}
