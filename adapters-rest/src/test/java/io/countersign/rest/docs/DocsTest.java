package io.countersign.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Contract;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocsTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private final Host host = new Host();
  private final Client anybody = new Client(host, "none").without("Authorization");

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void the_contract_is_served_as_it_is() {
    Reply served = anybody.get("/openapi.yaml");

    assertThat(served.status()).isEqualTo(200);
    assertThat(served.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(served.body()).isEqualTo(Contract.text());
  }

  @Test
  void whoever_comes_without_a_path_is_shown_the_page() {
    Reply root = anybody.get("/");

    assertThat(root.status()).isEqualTo(302);
    assertThat(root.header("Location")).isEqualTo("/docs");
  }

  @Test
  void the_page_needs_nothing_from_elsewhere() {
    Reply page = anybody.get("/docs");

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .doesNotContain("http", "unsafe");
    List<String> references =
        REFERENCE
            .matcher(page.body())
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(references).hasSizeGreaterThan(3).allMatch(url -> url.matches("/[^/].*|data:,"));
    for (String reference : references) {
      if (reference.startsWith("/")) {
        Reply part = anybody.get(reference);
        assertThat(part.status()).as(reference).isEqualTo(200);
        assertThat(part.body()).isNotBlank();
        assertThat(part.header("Cache-Control")).startsWith("public");
        assertThat(part.header("Content-Security-Policy")).isNotEmpty();
      }
    }
  }
}
