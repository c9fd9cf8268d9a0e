package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.application.fixture.Samples.NOW;
import static io.countersign.application.fixture.Samples.TOTP;
import static io.countersign.application.fixture.Samples.authentication;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Deliberations;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.authentication.Authentication;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authentication.Challenge;
import io.countersign.domain.authentication.ChallengeId;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.authentication.Progress;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Challenged;
import io.countersign.domain.authentication.Progress.Denied;
import io.countersign.domain.authentication.Progress.EnrollmentDue;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.authentication.Proof;
import io.countersign.domain.authenticator.AuthenticatorId;
import io.countersign.domain.client.UserTokenId;
import io.countersign.domain.factor.ChallengeState;
import io.countersign.domain.factor.FactorKind;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.policy.Deliberation;
import io.countersign.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Authentications} does. */
public interface AuthenticationsContract extends UnansweredContract {

  /** The adapter under test. */
  @Override
  Authentications authentications();

  /** Of the same store. */
  @Override
  Transactions transactions();

  @Test
  default void an_authentication_is_found_as_it_was_added() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    assertKept(added);
  }

  @Test
  default void every_progress_is_kept() {
    for (Progress progress : everyProgress(NOW)) {
      assertKept(add(with(progress, List.of(), NOW)));
    }
  }

  @Test
  default void a_change_to_every_progress_is_kept() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));
    for (Progress progress : everyProgress(NOW)) {
      Authentication changed = changed(added, progress, List.of(proof(NOW)), 3);

      authentications().update(changed);

      assertKept(changed);
    }
  }

  @Test
  default void proofs_are_kept_in_their_order() {
    Proof bare = new Proof(TOTP, new AuthenticatorId(UUID.randomUUID()), Set.of(), Set.of(), NOW);
    Proof rich =
        new Proof(
            new FactorType("passkey"),
            new AuthenticatorId(UUID.randomUUID()),
            EnumSet.allOf(FactorKind.class),
            Set.of("hwk", "user", "pin", "x,y", "a;b", "a|b", "ä\"\\'", ""),
            NOW);

    assertKept(add(with(new Approved(NOW), List.of(proof(NOW), bare, rich), NOW)));
    assertKept(add(with(new Approved(NOW), List.of(rich, proof(NOW), bare, bare), NOW)));
  }

  @Test
  default void times_are_kept_to_the_microsecond() {
    for (Instant time : Times.ALL) {
      for (Progress progress : everyProgress(time)) {
        assertKept(add(with(progress, List.of(proof(time)), time)));
      }
    }
  }

  @Test
  default void states_of_any_size_are_kept() {
    for (int size : new int[] {0, 1, 4 * 1024}) {
      ChallengeState state = new ChallengeState(Samples.secret("x".repeat(size)));

      assertKept(add(with(new Challenged(challenge(state, NOW)), List.of(), NOW)));
    }
  }

  @Test
  default void those_that_wait_for_something_are_found_by_their_user() {
    TenantId tenant = Samples.tenant();
    List<Authentication> waiting = new ArrayList<>();
    for (Progress progress : everyProgress(NOW)) {
      Authentication added = with(tenant, progress);
      add(added);
      if (progress instanceof Challenged || progress instanceof EnrollmentDue) {
        waiting.add(added);
      }
    }
    add(authentication(tenant, BOB));
    add(authentication(Samples.tenant(), ALICE));

    assertThat(unfinished(tenant, NOW)).containsExactlyInAnyOrderElementsOf(waiting);
    assertThat(unfinished(tenant, waiting.getFirst().expiresAt())).isEmpty();
  }

  private List<Authentication> unfinished(TenantId tenant, Instant now) {
    return transactions().inTransaction(() -> authentications().lockUnfinished(tenant, ALICE, now));
  }

  private static Authentication with(TenantId tenant, Progress progress) {
    return changed(authentication(tenant, ALICE), progress, List.of(), 0);
  }

  @Test
  default void another_tenant_finds_nothing() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    assertThat(authentications().find(Samples.tenant(), added.id())).isEmpty();
    assertThat(
            transactions()
                .inTransaction(() -> authentications().lock(Samples.tenant(), added.id())))
        .isEmpty();
  }

  @Test
  default void another_challenge_replaces_the_one_before() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));
    Authentication next =
        added.challenged(Samples.challenge(new AuthenticatorId(UUID.randomUUID())));

    authentications().update(next);

    assertKept(next);
  }

  @Test
  default void what_it_began_with_and_how_far_its_policy_came_is_kept() {
    Authentication begun =
        authentication(Samples.tenant(), ALICE)
            .deliberated(Deliberation.about(Deliberations.circumstances()));
    assertKept(add(begun));

    Authentication further = begun.deliberated(Deliberations.full());
    authentications().update(further);
    assertKept(further);

    Authentication done = further.deliberated(further.deliberation().done());
    authentications().update(done);
    assertKept(done);
  }

  @Test
  default void one_whose_user_is_to_choose_is_unfinished() {
    Authentication added = add(authentication(Samples.tenant(), ALICE).choosing());

    assertKept(added);
    assertThat(
            transactions()
                .inTransaction(
                    () -> authentications().lockUnfinished(added.tenant(), added.user(), NOW)))
        .containsExactly(added);
  }

  @Test
  default void a_locked_one_is_as_last_kept() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    assertThat(
            transactions().inTransaction(() -> authentications().lock(added.tenant(), added.id())))
        .contains(added);
  }

  @Test
  default void a_rollback_gives_everything_back() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions()
                .inTransaction(() -> {
                  authentications().update(added.proved(proof(NOW), NOW));
                  throw new IllegalStateException("changed my mind");
                }))
        .withMessage("changed my mind");

    assertKept(added);
  }

  @Test
  default void of_32_who_prove_it_at_once_one_does() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    List<Boolean> proved =
        Race.of(
            32,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      Authentication locked =
                          authentications().lock(added.tenant(), added.id()).orElseThrow();
                      boolean open = locked.progress() instanceof Challenged;
                      if (open) {
                        authentications().update(locked.proved(proof(NOW), NOW));
                      }
                      return open;
                    }));

    assertThat(proved).containsOnlyOnce(true);
  }

  @Test
  default void of_64_guesses_at_once_exactly_as_many_as_allowed_are_evaluated() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    List<Boolean> evaluated =
        Race.of(
            64,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      Authentication locked =
                          authentications().lock(added.tenant(), added.id()).orElseThrow();
                      boolean open = locked.progress() instanceof Challenged;
                      if (open) {
                        authentications().update(locked.guessedWrong(5, NOW));
                      }
                      return open;
                    }));

    assertThat(evaluated).filteredOn(one -> one).hasSize(5);
    assertThat(kept(added).wrong()).isEqualTo(5);
    assertThat(kept(added).progress())
        .isEqualTo(new Denied(Authentication.ATTEMPTS_EXHAUSTED, NOW));
  }

  @Test
  default void there_is_no_lock_outside_a_transaction() {
    Authentication added = add(authentication(Samples.tenant(), ALICE));

    assertThatIllegalStateException()
        .isThrownBy(() -> authentications().lock(added.tenant(), added.id()));
  }

  @Test
  default void one_that_is_not_there_is_neither_found_nor_changed() {
    Authentication stranger = authentication(Samples.tenant(), ALICE);

    assertThat(authentications().find(stranger.tenant(), stranger.id())).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> authentications().update(stranger));
  }

  @Test
  default void those_of_a_tenant_are_read_page_by_page_in_the_order_in_which_they_began() {
    TenantId tenant = Samples.tenant();
    List<Authentication> five = IntStream.range(0, 5).mapToObj(i -> began(tenant, i / 2)).toList();
    began(tenant, 9);
    began(Samples.tenant(), 1);

    List<Authentication> read = new ArrayList<>();
    AuthenticationMark mark = AuthenticationMark.before(NOW);
    List<Authentication> page = authentications().page(tenant, mark, NOW.plusSeconds(9), 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      read.addAll(page);
      mark = AuthenticationMark.of(page.getLast());
      page = authentications().page(tenant, mark, NOW.plusSeconds(9), 2);
    }

    assertThat(read).containsExactlyInAnyOrderElementsOf(five);
    assertThat(read)
        .isSortedAccordingTo(
            Comparator.comparing(Authentication::createdAt)
                .thenComparing(one -> one.id().toString()));
    assertThat(authentications().count(tenant, NOW, NOW.plusSeconds(9))).isEqualTo(5);
    assertThat(authentications().count(tenant, NOW.plusSeconds(1), NOW.plusSeconds(2)))
        .isEqualTo(2);
    assertThat(authentications().count(Samples.tenant(), NOW, NOW.plusSeconds(9))).isZero();
  }

  private Authentication began(TenantId tenant, int seconds) {
    Authentication one = authentication(tenant, ALICE);
    return add(
        new Authentication(
            one.id(),
            tenant,
            one.user(),
            one.client(),
            one.token(),
            one.firstFactor(),
            one.progress(),
            one.proofs(),
            one.wrong(),
            NOW.plusSeconds(seconds),
            one.expiresAt()));
  }

  private Authentication add(Authentication authentication) {
    authentications().add(authentication);
    return authentication;
  }

  private Authentication kept(Authentication of) {
    return authentications().find(of.tenant(), of.id()).orElseThrow();
  }

  private void assertKept(Authentication authentication) {
    assertThat(kept(authentication)).isEqualTo(authentication);
  }

  private static List<Progress> everyProgress(Instant time) {
    return List.of(
        new EnrollmentDue(Set.of(TOTP)),
        new Challenged(challenge(new ChallengeState(Samples.secret("nonce")), time)),
        new EnrollmentDue(Set.of(TOTP, new FactorType("passkey"), new FactorType("sms")), true),
        new Challenged(challenge(ChallengeState.none(), time)),
        new Approved(time),
        new Denied("no-usable-factor", time),
        new Expired(time));
  }

  private static Challenge challenge(ChallengeState state, Instant time) {
    return new Challenge(
        new ChallengeId(UUID.randomUUID()),
        new AuthenticatorId(UUID.randomUUID()),
        TOTP,
        state,
        time);
  }

  private static Proof proof(Instant time) {
    return new Proof(
        TOTP,
        new AuthenticatorId(UUID.randomUUID()),
        Set.of(FactorKind.POSSESSION),
        Set.of("otp"),
        time);
  }

  private static Authentication with(Progress progress, List<Proof> proofs, Instant time) {
    return new Authentication(
        new AuthenticationId(UUID.randomUUID()),
        Samples.tenant(),
        ALICE,
        Samples.CLIENT,
        Optional.of(new UserTokenId(UUID.randomUUID())),
        Optional.of(new FirstFactor("pwd", time)),
        progress,
        proofs,
        7,
        time,
        time.plusSeconds(300));
  }

  private static Authentication changed(
      Authentication of, Progress progress, List<Proof> proofs, int wrong) {
    return new Authentication(
        of.id(),
        of.tenant(),
        of.user(),
        of.client(),
        of.token(),
        of.firstFactor(),
        progress,
        proofs,
        wrong,
        of.createdAt(),
        of.expiresAt());
  }
}
