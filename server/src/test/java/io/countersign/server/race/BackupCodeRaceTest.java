package io.countersign.server.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.authentication.VerifyResult;
import io.countersign.application.authentication.VerifyResult.TooManyGuesses;
import io.countersign.application.authentication.VerifyResult.Verified;
import io.countersign.application.backupcode.IssuedCodes;
import io.countersign.domain.authentication.AuthenticationId;
import io.countersign.domain.authenticator.BackupCodeSet;
import io.countersign.domain.backupcode.BackupCode;
import io.countersign.domain.factor.Fields;
import io.countersign.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Invariant 1 for backup codes, on the real databases and over several nodes. */
class BackupCodeRaceTest extends EachInstallation {

  private static final int CLIENTS = 64;
  private static final int ROUNDS = Nodes.full() ? 1_000 : 5;

  /** What one of two that ran against each other got. */
  private sealed interface Outcome {

    record Used(VerifyResult result) implements Outcome {}

    record Replaced(Optional<IssuedCodes> issued) implements Outcome {}
  }

  @Test
  void of_64_uses_of_one_code_one_succeeds() {
    UserId user = enroll().user();
    for (int round = 0; round < ROUNDS; round++) {
      nodes.clock().tick(House.GUESS_WINDOW); // the others count as wrong responses
      IssuedCodes codes = confirmed(user);
      List<AuthenticationId> open = nodes.each(8, house -> asked(house, user, codes));
      assertThat(
              nodes.race(
                  CLIENTS,
                  (house, i) ->
                      house.verify(open.get(i % 8), response(codes.codes().getFirst()))
                          instanceof Verified))
          .containsOnlyOnce(true);
      assertThat(left(user)).isEqualTo(9);
    }
  }

  @Test
  void six_different_codes_at_once_are_all_spent() {
    UserId user = enroll().user();
    for (int round = 0; round < ROUNDS; round++) {
      IssuedCodes codes = confirmed(user);
      List<AuthenticationId> open = nodes.each(6, house -> asked(house, user, codes));
      assertThat(
              nodes.race(
                  6,
                  (house, i) ->
                      Nodes.prepared(
                              () -> house.verify(open.get(i), response(codes.codes().get(i))))
                          instanceof Verified))
          .hasSize(6)
          .containsOnly(true);
      assertThat(left(user)).isEqualTo(4);
    }
  }

  /**
   * Whichever comes first: a code that was accepted was spent of the old set before it was
   * replaced, and the new set is whole. After the replacement none of the old codes is accepted.
   */
  @Test
  void a_set_is_replaced_or_used_and_never_used_after_it_was_replaced() {
    UserId user = enroll().user();
    for (int round = 0; round < ROUNDS; round++) {
      nodes.clock().tick(House.GUESS_WINDOW);
      IssuedCodes codes = confirmed(user);
      List<AuthenticationId> open = nodes.each(10, house -> asked(house, user, codes));
      nodes.race(
          10,
          (house, i) ->
              i % 5 == 0
                  ? new Outcome.Replaced(house.backupCodes().regenerated(user))
                  : new Outcome.Used(house.verify(open.get(i), response(codes.codes().get(i)))));

      BackupCodeSet now = nodes.node(round).backupCodes().read(user);
      assertThat(now.id()).isNotEqualTo(codes.set().id());
      assertThat(now.left()).isEqualTo(10);
      assertThat(
              nodes.race(
                  10,
                  (house, i) ->
                      house.verify(open.get(i), response(codes.codes().get(i)))
                          instanceof Verified))
          .doesNotContain(true);
    }
  }

  @Test
  void a_right_code_is_refused_and_not_spent_after_too_many_wrong_ones() {
    UserId user = enroll().user();
    IssuedCodes codes = confirmed(user);
    BackupCode right = codes.codes().getFirst();
    for (int i = 0; i < House.GUESSES; i++) {
      House house = nodes.node(i);
      house.verify(asked(house, user, codes), Fields.of(Map.of("code", "00000-00000-00" + i)));
    }

    AuthenticationId locked = asked(nodes.node(0), user, codes);
    assertThat(nodes.race(CLIENTS, (house, _) -> house.verify(locked, response(right))))
        .isNotEmpty()
        .hasOnlyElementsOfType(TooManyGuesses.class);
    assertThat(left(user)).isEqualTo(10);
    nodes.clock().tick(House.GUESS_WINDOW);
    House house = nodes.node(1);
    assertThat(house.verify(asked(house, user, codes), response(right)))
        .isInstanceOf(Verified.class);
  }

  private static IssuedCodes confirmed(UserId user) {
    return Nodes.prepared(() -> nodes.node(0).backupCodes().confirmed(user));
  }

  private static int left(UserId user) {
    return Nodes.prepared(() -> nodes.node(0).backupCodes().read(user).left());
  }

  private static AuthenticationId asked(House house, UserId user, IssuedCodes codes) {
    return Nodes.prepared(() -> {
      AuthenticationId begun = house.begin(user);
      if (!house.backupCodes().chosen(begun, codes)) {
        throw new AssertionError("backup codes are not offered");
      }
      return begun;
    });
  }

  private static Fields response(BackupCode code) {
    return Fields.of(Map.of("code", code.grouped(4)));
  }
}
