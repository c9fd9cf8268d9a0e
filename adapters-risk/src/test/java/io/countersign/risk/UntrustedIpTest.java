package io.countersign.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Samples;
import io.countersign.application.risk.Assessor;
import io.countersign.application.risk.AssessorContract;
import io.countersign.application.risk.RiskQuestion;
import io.countersign.domain.policy.Context;
import io.countersign.domain.policy.RequestFacts;
import io.countersign.domain.risk.Assessment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UntrustedIpTest implements AssessorContract {

  @TempDir private Path folder;
  private UntrustedIp assessor = new UntrustedIp(List.of());

  @BeforeEach
  void look() throws IOException {
    write("hosts.txt", "# bad hosts\r\n\n192.0.2.7 # one\n  2001:db8::/32\t; another\n");
    write("ranges.txt", "198.51.100.0/24");
    assessor = new UntrustedIp(List.of(folder.resolve("hosts.txt"), folder.resolve("ranges.txt")));
    assessor.look();
  }

  @Override
  public Assessor assessor() {
    return assessor;
  }

  @Test
  void an_address_on_any_list_is_found_with_the_name_of_the_list() {
    assertThat(assessed("192.0.2.7").details())
        .containsEntry("matches", "192.0.2.7/32")
        .containsEntry("source", "hosts.txt");
    assertThat(assessed("::ffff:198.51.100.9").details()).containsEntry("source", "ranges.txt");
    assertThat(code("2001:db8::1")).isEqualTo("found_on_deny_list");
    assertThat(code("203.0.113.1")).isEqualTo("not_found_on_deny_list");
  }

  @Test
  void a_list_that_changed_is_read_again() throws IOException {
    write("ranges.txt", "203.0.113.0/24\n198.51.100.0/25\n");
    assessor.look();

    assertThat(code("203.0.113.1")).isEqualTo("found_on_deny_list");
    assertThat(code("198.51.100.200")).isEqualTo("not_found_on_deny_list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.0/33",
        "192.0.2.0/24 192.0.3.0/24",
        "192.0.2.0-192.0.2.9",
        "example.com",
        "<html>",
        "::1%eth0",
        "192.0.2.010",
        "192.0.2.0/24,"
      })
  void a_list_with_one_wrong_line_makes_everybody_a_risk_until_it_is_right(String line)
      throws IOException {
    write("ranges.txt", "198.51.100.0/24\n" + line + "\n");
    assessor.look();
    assertThat(assessed("203.0.113.1")).isEqualTo(Assessment.NOT_AVAILABLE);

    write("ranges.txt", "198.51.100.0/24\n");
    assessor.look();
    assertThat(code("203.0.113.1")).isEqualTo("not_found_on_deny_list");
  }

  @Test
  void a_list_that_is_gone_makes_everybody_a_risk_until_it_is_back() throws IOException {
    Files.delete(folder.resolve("hosts.txt"));
    assessor.look();
    assertThat(assessed("203.0.113.1")).isEqualTo(Assessment.NOT_AVAILABLE);
    assessor.look();
    assertThat(assessed("203.0.113.1")).isEqualTo(Assessment.NOT_AVAILABLE);

    write("hosts.txt", "192.0.2.7");
    assessor.look();
    assertThat(code("203.0.113.1")).isEqualTo("not_found_on_deny_list");
  }

  @Test
  void a_list_that_is_no_text_makes_everybody_a_risk() throws IOException {
    Files.write(folder.resolve("hosts.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assessor.look();
    assertThat(assessed("203.0.113.1")).isEqualTo(Assessment.NOT_AVAILABLE);

    Files.writeString(folder.resolve("hosts.txt"), "1".repeat(100_000));
    assessor.look();
    assertThat(assessed("203.0.113.1")).isEqualTo(Assessment.NOT_AVAILABLE);
  }

  @Test
  void a_list_may_be_empty() throws IOException {
    write("hosts.txt", "");
    write("ranges.txt", "# nobody\n");
    assessor.look();

    assertThat(code("192.0.2.7")).isEqualTo("not_found_on_deny_list");
  }

  @Test
  void what_was_never_read_says_risk() {
    assertThat(new UntrustedIp(List.of(folder.resolve("hosts.txt"))).assess(question("192.0.2.7")))
        .isEqualTo(Assessment.NOT_AVAILABLE);
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private String code(String ip) {
    return assessed(ip).code();
  }

  private Assessment assessed(String ip) {
    return assessor.assess(question(ip));
  }

  private static RiskQuestion question(String ip) {
    RequestFacts request =
        new RequestFacts(Optional.of(ip), Optional.empty(), Optional.empty(), Optional.empty());
    Context context =
        new Context(Context.NONE.user(), Optional.empty(), request, Context.NONE.requested());
    return new RiskQuestion(
        Samples.tenant(), Samples.ALICE, Samples.NOW, context, Optional.empty());
  }
}
