package io.countersign.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
  private static final String HEAD =
      """
      # Problems

      Every error of the API is a problem (RFC 9457): `application/problem+json` with `type`, `title`, `status`, `detail` and `instance`, and more members where
      they help. Compare the `type`; it is stable. Titles and details are for people and may change. `instance` ends with the request id, which is
      also in the header `X-Request-Id` and in the server's log.

      | `type`: `urn:countersign:problem:…` | status | title | meaning |
      |---|---|---|---|
      """;

  /** If it fails after a change of {@link Problem}, the page as it should be is in target/. */
  @Test
  void the_page_of_problems_is_as_the_code_has_them() throws IOException {
    StringBuilder page = new StringBuilder(HEAD);
    for (Problem problem : Problem.values()) {
      page.append(
          "| `%s` | %d | %s | %s |\n"
              .formatted(problem.slug(), problem.status(), problem.title(), problem.explanation()));
    }
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "problems.md"), page);

    assertThat(Path.of("..", "docs", "problems.md")).hasContent(page.toString());
  }
}
