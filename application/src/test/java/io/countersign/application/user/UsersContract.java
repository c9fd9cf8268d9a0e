package io.countersign.application.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Times;
import io.countersign.application.transaction.Transactions;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.User;
import io.countersign.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Users} does. */
public interface UsersContract {

  /** The adapter under test. */
  Users users();

  /** Of the same store. */
  Transactions transactions();

  @Test
  default void a_user_is_known_from_the_first_mention() {
    User user = user(Samples.tenant(), "alice");

    assertThat(users().find(user.tenant(), user.id())).isEmpty();
    users().mention(user);

    assertThat(users().find(user.tenant(), user.id())).contains(user);
  }

  @Test
  default void a_later_mention_changes_nothing() {
    User user = user(Samples.tenant(), "alice");
    users().mention(user);

    users().mention(new User(user.tenant(), user.id(), Samples.NOW.plusSeconds(1)));

    assertThat(users().find(user.tenant(), user.id())).contains(user);
  }

  @Test
  default void whoever_mentions_a_user_is_told_what_is_known() {
    User user = user(Samples.tenant(), "alice");
    User changed = user.withMfa(Optional.of(MfaRequirement.OFF)).skippedPrompt(Samples.NOW);

    assertThat(users().mention(user)).isEqualTo(user);
    users().update(changed);

    assertThat(users().mention(new User(user.tenant(), user.id(), Samples.NOW.plusSeconds(1))))
        .isEqualTo(changed);
  }

  @Test
  default void what_was_chosen_for_a_user_is_kept() {
    User user = user(Samples.tenant(), "alice");
    users().mention(user);
    for (MfaRequirement chosen : MfaRequirement.values()) {
      assertUpdated(user.withMfa(Optional.of(chosen)));
    }
    Times.ALL.forEach(time -> assertUpdated(user.skippedPrompt(time)));
    assertUpdated(user);
  }

  @Test
  default void an_update_changes_no_other_user() {
    User user = user(Samples.tenant(), "alice");
    User other = user(user.tenant(), "bob");
    User elsewhere = user(Samples.tenant(), "alice");
    users().mention(user);
    users().mention(other);
    users().mention(elsewhere);

    users().update(user.withMfa(Optional.of(MfaRequirement.MANDATORY)));

    assertThat(users().find(other.tenant(), other.id())).contains(other);
    assertThat(users().find(elsewhere.tenant(), elsewhere.id())).contains(elsewhere);
  }

  @Test
  default void a_user_that_is_not_there_cannot_be_updated() {
    assertThatIllegalStateException()
        .isThrownBy(() -> users().update(user(Samples.tenant(), "alice")));
  }

  @Test
  default void thirty_two_first_mentions_at_once_make_one_user() {
    TenantId tenant = Samples.tenant();

    Race.of(
        32,
        _ ->
            transactions()
                .inTransaction(() -> {
                  users().mention(user(tenant, "alice"));
                  return users().lock(tenant, Samples.ALICE).orElseThrow();
                }));

    assertThat(users().page(tenant, Optional.empty(), 200)).containsExactly(user(tenant, "alice"));
  }

  @Test
  default void ids_that_only_look_alike_are_different_users() {
    TenantId tenant = Samples.tenant();
    List<String> alike =
        List.of(
            "alice",
            "Alice",
            "ALICE",
            "álice",
            "alicé",
            "alicex\u0301",
            "аlice",
            "al ice",
            "al  ice",
            "straße",
            "strasse",
            "ı",
            "i",
            "I",
            "İ",
            "%",
            "_",
            "a'b",
            "a\\b",
            "用户",
            "😀",
            "\uFA0E",
            "1",
            "01",
            "1.0");

    for (String id : alike) {
      users().mention(user(tenant, id));
    }

    assertThat(users().page(tenant, Optional.empty(), 200)).hasSameSizeAs(alike);
    for (String id : alike) {
      assertThat(users().find(tenant, new UserId(id))).contains(user(tenant, id));
    }
  }

  @Test
  default void an_id_of_the_greatest_length_is_kept_whole() {
    TenantId tenant = Samples.tenant();
    for (String character : List.of("x", "é", "用", "😀")) {
      UserId longest = new UserId(character.repeat(255 / character.length()));
      User user = new User(tenant, longest, Samples.NOW);

      users().mention(user);

      assertThat(users().find(tenant, longest)).contains(user);
    }
  }

  @Test
  default void another_tenant_knows_another_user_of_the_same_id() {
    User user = user(Samples.tenant(), "alice");
    User other = new User(Samples.tenant(), user.id(), Samples.NOW.plusSeconds(1));
    users().mention(user);

    assertThat(users().find(other.tenant(), other.id())).isEmpty();
    users().mention(other);

    assertThat(users().find(user.tenant(), user.id())).contains(user);
    assertThat(users().find(other.tenant(), other.id())).contains(other);
  }

  @Test
  default void the_first_mention_is_kept_to_the_microsecond() {
    TenantId tenant = Samples.tenant();
    Times.ALL.forEach(time -> {
      User user = new User(tenant, new UserId("at " + time), time);
      users().mention(user);

      assertThat(users().find(tenant, user.id())).contains(user);
    });
  }

  @Test
  default void whoever_holds_the_lock_is_alone() {
    User user = user(Samples.tenant(), "alice");
    users().mention(user);
    AtomicBoolean held = new AtomicBoolean();

    List<Boolean> alone =
        Race.of(
            16,
            _ ->
                transactions()
                    .inTransaction(() -> {
                      boolean there = users().lock(user.tenant(), user.id()).isPresent();
                      boolean first = held.compareAndSet(false, true);
                      boolean still = users().find(user.tenant(), user.id()).isPresent();
                      return held.compareAndSet(true, false) && there && first && still;
                    }));

    assertThat(alone).containsOnly(true);
  }

  @Test
  default void a_user_that_is_not_there_cannot_be_locked() {
    assertThat(transactions().inTransaction(() -> users().lock(Samples.tenant(), Samples.ALICE)))
        .isEmpty();
  }

  @Test
  default void there_is_no_lock_outside_a_transaction() {
    assertThatIllegalStateException()
        .isThrownBy(() -> users().lock(Samples.tenant(), Samples.ALICE));
  }

  @Test
  default void pages_follow_each_other_by_code_point() {
    TenantId tenant = Samples.tenant();
    // UTF-16 would put the last but one after the last.
    List<String> ordered = List.of("A", "B", "a", "a b", "ab", "b", "é", "用", "\uFA0E", "😀");
    ordered.reversed().forEach(id -> users().mention(user(tenant, id)));
    users().mention(user(Samples.tenant(), "of another tenant"));

    for (int most : new int[] {1, 3, 10, 200}) {
      assertThat(allPages(tenant, most)).isEqualTo(ordered);
    }
  }

  private void assertUpdated(User user) {
    users().update(user);

    assertThat(users().find(user.tenant(), user.id())).contains(user);
    assertThat(users().page(user.tenant(), Optional.empty(), 1)).containsExactly(user);
    assertThat(transactions().inTransaction(() -> users().lock(user.tenant(), user.id())))
        .contains(user);
  }

  private List<String> allPages(TenantId tenant, int most) {
    List<String> read = new ArrayList<>();
    Optional<UserId> after = Optional.empty();
    List<User> page;
    do {
      page = users().page(tenant, after, most);
      assertThat(page).hasSizeLessThanOrEqualTo(most);
      page.forEach(user -> read.add(user.id().value()));
      after = Stream.concat(after.stream(), page.stream().map(User::id)).reduce((_, id) -> id);
    } while (!page.isEmpty());
    return read;
  }

  private static User user(TenantId tenant, String id) {
    return new User(tenant, new UserId(id), Samples.NOW);
  }
}
