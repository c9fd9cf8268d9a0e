package io.countersign.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.ledger.Found;
import io.countersign.domain.event.Provenance;
import io.countersign.domain.event.Written;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
  void what_begins_like_a_formula_gets_an_apostrophe(String source) {
    assertThat(cell(source)).startsWith("'" + source.charAt(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain|plain",
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "=HYPERLINK(\"http://x\",\"y\")|\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
        "1=1|1=1",
        "ü😀|ü😀"
      })
  void a_cell_is_quoted_where_it_must_be(String source, String cell) {
    assertThat(AuditLines.CSV.line(found(source)))
        .asString(StandardCharsets.UTF_8)
        .contains(",moon.landed,done,alice,," + cell + ",,,");
  }

  @Test
  void a_line_break_stays_in_its_cell() {
    assertThat(AuditLines.CSV.line(found("a\r\nb")))
        .asString(StandardCharsets.UTF_8)
        .contains(",\"a\r\nb\",")
        .endsWith(",\"{\"\"foot\"\":\"\"left\"\"}\"\r\n");
    assertThat(AuditLines.JSONL.line(found("a\r\nb")))
        .asString(StandardCharsets.UTF_8)
        .contains("\"source\":\"a\\r\\nb\"")
        .containsOnlyOnce("\n")
        .endsWith("}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "authentication.approved,approved",
    "authentication.denied,denied",
    "policy.unmet,denied",
    "policy.failed,failed",
    "authenticator.failed,failed",
    "authenticator.locked,locked",
    "Identifier.Lockout,locked",
    "Identifier.Unlocked,done",
    "attempt.succeeded,done",
    "attempt.failed,failed",
    "verification.verified,done",
    "verification.failed,failed",
    "user-token.revoked,done",
    "webhook.redelivered,done",
    "webhook.tried,done",
    "policy.replayed,done",
    "api-key.created,done"
  })
  void the_outcome_is_what_the_name_says(String type, String outcome) {
    assertThat(Outcome.of(type).text()).isEqualTo(outcome);
  }

  private static String cell(String source) {
    String line = new String(AuditLines.CSV.line(found(source)), StandardCharsets.UTF_8);
    return line.split(",done,alice,,", 2)[1].replaceFirst("^\"", "");
  }

  private static Found found(String source) {
    return new Found(
        new Written(
            SampleEvents.id(),
            TenantId.DEFAULT,
            Optional.of(new UserId("alice")),
            "moon.landed",
            Instant.EPOCH,
            Optional.empty(),
            "foot=left",
            new Provenance(Optional.empty(), Optional.of(source), Optional.empty())),
        OptionalLong.of(7));
  }
}
