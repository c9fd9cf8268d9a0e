package io.countersign.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A change that takes something away would break the nodes that still run the version before. It
 * comes a version later, in a change set whose id ends in {@code -contract}.
 */
final class ExpandOnlyTest {

  private static final Path CHANGELOG =
      Path.of("src/main/resources/io/countersign/persistence/changelog");

  private static final Pattern CHANGE_SET =
      Pattern.compile("<changeSet id=\"([^\"]+)\"(.*?)</changeSet>", Pattern.DOTALL);

  private static final Pattern TAKES_AWAY =
      Pattern.compile("<(drop|rename|modifyDataType|addNotNull|delete|merge)");

  private static final Pattern CHANGES_THE_SCHEMA =
      Pattern.compile("<(createTable|createIndex|addColumn|addUniqueConstraint|addPrimaryKey) ");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CHANGELOG)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_change_set_takes_nothing_away(Path file) throws IOException {
    assertThat(changeSets(file))
        .filteredOn(set -> !set.group(1).endsWith("-contract"))
        .allSatisfy(set -> assertThat(set.group(2)).doesNotContainPattern(TAKES_AWAY));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_change_set_is_one_statement_that_changes_the_schema(Path file) throws IOException {
    assertThat(changeSets(file))
        .allSatisfy(set ->
            assertThat(CHANGES_THE_SCHEMA.matcher(set.group(2)).results().count())
                .as(set.group(1))
                .isLessThanOrEqualTo(1));
  }

  private static List<MatchResult> changeSets(Path file) throws IOException {
    return CHANGE_SET.matcher(Files.readString(file)).results().toList();
  }
}
