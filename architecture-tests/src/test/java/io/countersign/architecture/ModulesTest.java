package io.countersign.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModulesTest {

  static Stream<String> modules() {
    return Modules.ROOMS.keySet().stream();
  }

  @Test
  void every_module_of_the_build_has_a_room() {
    Set<String> known = new HashSet<>(Modules.ROOMS.keySet());
    known.addAll(Modules.OUTSIDE);
    known.add(Modules.TEST_DATABASES);

    assertThat(Modules.built()).containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void no_module_that_is_shipped_brings_the_servers_of_the_tests(String module) {
    String artifact = "<artifactId>countersign-" + Modules.TEST_DATABASES + "</artifactId>";
    String others =
        Modules.pom(module).replaceAll(artifact + "\\s*<scope>test</scope>", "tests only");

    assertThat(others).doesNotContain(artifact);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void the_classes_of_a_module_live_in_its_room(String module) {
    Set<String> rooms = Modules.ROOMS.getOrDefault(module, Set.of());
    String folder = Modules.project().resolve(module).resolve("target/classes").toUri().getPath();

    assertThat(Houses.ours().main())
        .filteredOn(found -> found.getSource().orElseThrow().getUri().getPath().startsWith(folder))
        .isNotEmpty()
        .extracting(JavaClass::getPackageName)
        .allMatch(found ->
            rooms.stream()
                .map(room -> "io.countersign." + room)
                .anyMatch(room -> found.equals(room) || found.startsWith(room + ".")));
  }
}
