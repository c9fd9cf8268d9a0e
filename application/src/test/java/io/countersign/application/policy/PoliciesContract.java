package io.countersign.application.policy;

import static io.countersign.application.fixture.Samples.CLIENT;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.factor.SecretBytes;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Policies} does. */
public interface PoliciesContract {

  PolicySource SOURCE =
      new PolicySource(
          "{\"Ünï\": \" 😀\\\\ \"}",
          Map.of("admins only", Map.of("KEY", secret("s3cret"), "Clé", secret("")), "", Map.of()));

  /** The adapter under test. */
  Policies policies();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_version_is_found_as_it_was_kept() {
    for (Instant time : Times.ALL) {
      for (PolicyKind kind : PolicyKind.values()) {
        PolicyVersion version =
            new PolicyVersion(Samples.tenant(), 1, kind, CLIENT, Optional.of(" Ünï 😀"), time);
        assertThat(add(version, SOURCE)).isTrue();

        assertThat(policies().find(version.tenant(), 1)).contains(version);
      }
    }
  }

  @Test
  default void its_document_and_its_secrets_are_found_as_they_were_kept() {
    PolicyVersion version = version(Samples.tenant(), 1);
    add(version, SOURCE);

    PolicySource found = policies().source(version.tenant(), 1).orElseThrow();
    assertThat(found.document()).isEqualTo(SOURCE.document());
    assertThat(found.secrets())
        .isEqualTo(Map.of("admins only", Map.of("KEY", secret("s3cret"), "Clé", secret(""))));
  }

  @Test
  default void as_much_as_there_may_be_is_kept() {
    PolicyVersion version =
        new PolicyVersion(
            Samples.tenant(),
            99_999,
            PolicyKind.ACTIONS,
            CLIENT,
            Optional.of("é".repeat(500)),
            NOW);
    Map<String, SecretBytes> many =
        IntStream.range(0, 15)
            .boxed()
            .collect(Collectors.toMap("N%d"::formatted, _ -> secret("x".repeat(4_000))));
    PolicySource source = new PolicySource("€".repeat(400_000), Map.of("s".repeat(100), many));
    add(version, source);

    assertThat(policies().find(version.tenant(), 99_999)).contains(version);
    assertThat(policies().source(version.tenant(), 99_999)).contains(source);
  }

  @Test
  default void a_version_never_changes() {
    TenantId tenant = Samples.tenant();
    add(version(tenant, 1), SOURCE);

    PolicyVersion other =
        new PolicyVersion(tenant, 1, PolicyKind.ACTIONS, CLIENT, Optional.empty(), NOW);
    assertThat(add(other, new PolicySource("{}"))).isFalse();
    assertThat(policies().find(tenant, 1)).contains(version(tenant, 1));
    assertThat(policies().source(tenant, 1))
        .map(PolicySource::document)
        .contains(SOURCE.document());
  }

  @Test
  default void nobody_else_has_the_versions_of_a_tenant() {
    TenantId tenant = Samples.tenant();
    add(version(tenant, 1), SOURCE);
    TenantId other = Samples.tenant();

    assertThat(policies().find(other, 1)).isEmpty();
    assertThat(policies().find(tenant, 2)).isEmpty();
    assertThat(policies().source(other, 1)).isEmpty();
    assertThat(policies().page(other, Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void the_newest_are_listed_first() {
    TenantId tenant = Samples.tenant();
    IntStream.rangeClosed(1, 11).forEach(number -> add(version(tenant, number), SOURCE));

    assertThat(policies().page(tenant, Optional.empty(), 3))
        .containsExactly(version(tenant, 11), version(tenant, 10), version(tenant, 9));
    assertThat(policies().page(tenant, Optional.of(3), 3))
        .containsExactly(version(tenant, 2), version(tenant, 1));
    assertThat(policies().page(tenant, Optional.of(1), 3)).isEmpty();
  }

  @Test
  default void a_version_of_a_transaction_that_failed_is_not_kept() {
    TenantId tenant = Samples.tenant();

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  policies().add(version(tenant, 1), SOURCE);
                  throw new IllegalStateException("failed");
                }));
    assertThat(policies().find(tenant, 1)).isEmpty();
    assertThat(policies().source(tenant, 1)).isEmpty();
  }

  @Test
  default void of_16_that_add_the_same_version_at_once_one_does() {
    TenantId tenant = Samples.tenant();

    assertThat(Race.of(16, _ -> add(version(tenant, 1), SOURCE))).containsOnlyOnce(true);
  }

  @Test
  default void activations_are_found_by_their_numbers_and_the_latest_without() {
    TenantId tenant = Samples.tenant();
    Activation first =
        new Activation(tenant, 1, Optional.of(1), Optional.empty(), CLIENT, Times.ALL.getFirst());
    Activation second = new Activation(tenant, 2, Optional.empty(), Optional.of(1), CLIENT, NOW);
    assertThat(policies().latestActivation(tenant)).isEmpty();

    assertThat(add(first)).isTrue();
    assertThat(policies().latestActivation(tenant)).contains(first);
    assertThat(add(second)).isTrue();
    assertThat(policies().latestActivation(tenant)).contains(second);
    assertThat(policies().activation(tenant, 1)).contains(first);
    assertThat(policies().activation(tenant, 2)).contains(second);
    assertThat(policies().activation(tenant, 3)).isEmpty();
    assertThat(policies().latestActivation(Samples.tenant())).isEmpty();
    assertThat(policies().activation(Samples.tenant(), 1)).isEmpty();
  }

  @Test
  default void an_activation_never_changes() {
    TenantId tenant = Samples.tenant();
    Activation kept = new Activation(tenant, 1, Optional.of(1), Optional.empty(), CLIENT, NOW);
    add(kept);

    assertThat(add(new Activation(tenant, 1, Optional.of(2), Optional.empty(), CLIENT, NOW)))
        .isFalse();
    assertThat(policies().latestActivation(tenant)).contains(kept);
  }

  private boolean add(PolicyVersion version, PolicySource source) {
    return transactions().inTransaction(() -> policies().add(version, source));
  }

  private boolean add(Activation activation) {
    return transactions().inTransaction(() -> policies().add(activation));
  }

  private static PolicyVersion version(TenantId tenant, int number) {
    return new PolicyVersion(tenant, number, PolicyKind.RULES, CLIENT, Optional.empty(), NOW);
  }
}
