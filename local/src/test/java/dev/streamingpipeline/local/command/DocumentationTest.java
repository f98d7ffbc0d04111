package dev.streamingpipeline.local.command;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Checks links, commands and line lengths in all pages of the repository. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int WIDTH = 120;

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\\n]+`", Pattern.DOTALL);
  private static final Pattern MAKE = Pattern.compile("\\bmake ([a-z][a-z0-9-]+)");
  private static final Pattern TARGET = Pattern.compile("^([a-z][a-z0-9-]*):", Pattern.MULTILINE);
  private static final Pattern STREAMCTL = Pattern.compile("bin/streamctl ([a-z]+)(?: ([a-z]+))?");
  private static final Pattern SCRIPT =
      Pattern.compile("(?<![\\w/.])((?:bin|bench|cluster|dev|images)/[a-z][a-z/-]*)(?![\\w./*-])");

  /** Folders of build output and of other programs. */
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".streamctl");

  @Test
  void shouldHaveNoDeadLink() {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(withoutCode(page))
          .results()
          .map(match -> match.group(1))
          .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
          .filter(link -> !isThere(page, link))
          .forEach(link -> dead.add(name(page) + " -> " + link));
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void shouldNameNoCommandThatIsNotThere() throws IOException {
    Set<String> targets =
        TARGET
            .matcher(Files.readString(ROOT.resolve("Makefile")))
            .results()
            .map(match -> match.group(1))
            .collect(toCollection(TreeSet::new));
    List<String> missing = new ArrayList<>();
    for (Path page : pages()) {
      String code = code(page);
      MAKE.matcher(code)
          .results()
          .filter(match -> !targets.contains(match.group(1)))
          .forEach(match -> missing.add(name(page) + ": " + match.group()));
      STREAMCTL
          .matcher(code)
          .results()
          .filter(match -> !isCommand(match.group(1), match.group(2)))
          .forEach(match -> missing.add(name(page) + ": " + match.group()));
      SCRIPT
          .matcher(code)
          .results()
          .filter(match -> !Files.exists(ROOT.resolve(match.group(1))))
          .forEach(match -> missing.add(name(page) + ": " + match.group(1)));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldWrapProse() {
    List<String> wide = new ArrayList<>();
    for (Path page : pages()) {
      if (text(page).contains("This page is generated")) {
        continue;
      }
      boolean code = false;
      int number = 0;
      for (String line : text(page).lines().toList()) {
        number++;
        if (line.stripLeading().startsWith("```")) {
          code = !code;
        }
        // Tables and addresses can't be wrapped
        boolean mayBeWide =
            code || line.startsWith("|") || line.contains("](") || line.contains("://");
        if (!mayBeWide && line.length() > WIDTH) {
          wide.add("%s:%s".formatted(name(page), number));
        }
      }
    }
    assertThat(wide).isEmpty();
  }

  private static boolean isCommand(String first, String second) {
    CommandLine command = Streamctl.commandLine().getSubcommands().get(first);
    return command != null
        && (command.getSubcommands().isEmpty()
            || second == null
            || command.getSubcommands().containsKey(second));
  }

  private static boolean isThere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
  }

  /** The anchors of a page's headings. */
  private static Set<String> headings(Path page) {
    return HEADING
        .matcher(text(page).replaceAll("(?s)```.*?```", ""))
        .results()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(toCollection(TreeSet::new));
  }

  private static String withoutCode(Path page) {
    return CODE.matcher(text(page)).replaceAll("");
  }

  private static String code(Path page) {
    StringBuilder code = new StringBuilder();
    CODE.matcher(text(page)).results().forEach(match -> code.append(match.group()).append('\n'));
    return code.toString();
  }

  private static List<Path> pages() {
    List<Path> pages = new ArrayList<>();
    try {
      Files.walkFileTree(
          ROOT,
          new SimpleFileVisitor<>() {
            /** Build output is left out: tests of other modules write there at the same time. */
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return NOT_OURS.contains(folder.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".md")) {
                pages.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages.stream().sorted().toList();
  }

  private static String name(Path page) {
    return ROOT.relativize(page).toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
