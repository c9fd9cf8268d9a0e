package io.countersign.application.authentication;

import static io.countersign.application.fixture.Samples.ALICE;
import static io.countersign.application.fixture.Samples.BOB;
import static io.countersign.domain.event.EventType.AUTHENTICATION_APPROVED;
import static io.countersign.domain.event.EventType.AUTHENTICATION_EXPIRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.purge.Perishable;
import io.countersign.application.purge.ToldBeforePurged;
import io.countersign.domain.authentication.Progress.Approved;
import io.countersign.domain.authentication.Progress.Expired;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.mfa.MfaRequirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpireAuthenticationsTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.MANDATORY);

  @Test
  void what_nobody_answered_is_told_once_when_its_time_is_over() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);
    Instant end = installation.clock.instant().plus(Installation.LIFETIME);
    installation.clock.tick(Installation.LIFETIME.minusMillis(1));
    assertThat(expire()).isZero();

    installation.clock.tick(Duration.ofMillis(1));
    assertThat(shop.read(asked).progress()).isEqualTo(new Expired(end)); // before the chore came
    assertThat(shop.answer(asked, "111111"))
        .isEqualTo(new VerifyResult.NotWaiting(new Expired(end)));
    assertThat(expire()).isOne();
    assertThat(expire()).isZero();

    assertThat(shop.read(asked).progress()).isEqualTo(new Expired(end));
    assertThat(shop.answer(asked, "111111"))
        .isEqualTo(new VerifyResult.NotWaiting(new Expired(end)));
    Event told = told(AUTHENTICATION_EXPIRED).getFirst();
    assertThat(told(AUTHENTICATION_EXPIRED)).hasSize(1);
    assertThat(told.data())
        .containsOnlyKeys("authentication")
        .containsValue(asked.authentication().id().toString());
    assertThat(told.user()).contains(ALICE);
    assertThat(told.client()).contains(Samples.CLIENT);
  }

  @Test
  void what_was_approved_or_denied_does_not_expire() {
    shop.bind(ALICE, "111111");
    Standing approved = shop.begin(ALICE);
    shop.answer(approved, "111111");
    Standing denied = shop.begin(ALICE);
    for (int i = 0; i < Installation.ATTEMPTS; i++) {
      shop.answer(denied, "999999");
    }
    installation.clock.tick(Duration.ofHours(1));

    assertThat(expire()).isZero();
    assertThat(shop.read(approved).progress()).isInstanceOf(Approved.class);
    assertThat(told(AUTHENTICATION_EXPIRED)).isEmpty();
  }

  @Test
  void everything_is_found_be_it_much_old_or_begun_since_somebody_looked() {
    shop.bind(ALICE, "111111");
    beginEvery(Duration.ofMinutes(7), 30);
    installation.clock.tick(Duration.ofHours(1));
    assertThat(expire()).isEqualTo(30);
    beginEvery(Duration.ZERO, 250);
    installation.clock.tick(Duration.ofMinutes(4));
    assertThat(expire()).isZero();
    beginEvery(Duration.ofSeconds(1), 30);
    installation.clock.tick(Duration.ofMinutes(5));

    assertThat(expire()).isEqualTo(280);
    assertThat(told(AUTHENTICATION_EXPIRED)).hasSize(310);
    assertThat(told(AUTHENTICATION_EXPIRED))
        .extracting(event -> event.data().get("authentication"))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_clock_that_is_set_back_leaves_nothing_out() {
    shop.bind(ALICE, "111111");
    installation.clock.tick(Duration.ofHours(3));
    assertThat(expire()).isZero();
    installation.clock.tick(Duration.ofHours(-2));
    assertThat(expire()).isZero();
    shop.begin(ALICE);
    installation.clock.tick(Installation.LIFETIME);

    assertThat(expire()).isOne();
  }

  @Test
  void nodes_that_look_at_once_tell_each_once_and_none_that_was_answered() {
    shop.bind(ALICE, "111111");
    shop.bind(BOB, "222222");
    List<ExpireAuthentications> nodes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      nodes.add(installation.anotherExpiry());
    }
    for (int i = 0; i < 20; i++) {
      shop.begin(ALICE);
    }
    installation.clock.tick(Installation.LIFETIME);
    Standing answered = shop.begin(BOB);

    Race.of(9, racer -> racer == 8 ? shop.answer(answered, "222222") : nodes.get(racer).expire());

    assertThat(told(AUTHENTICATION_EXPIRED)).hasSize(20);
    assertThat(told(AUTHENTICATION_APPROVED)).hasSize(1);
    assertThat(told(AUTHENTICATION_EXPIRED))
        .allSatisfy(event -> assertThat(event.user()).isEqualTo(Optional.of(ALICE)));
  }

  @Test
  void nothing_is_purged_before_it_was_told() {
    shop.bind(ALICE, "111111");
    Standing asked = shop.begin(ALICE);
    installation.clock.tick(Installation.LIFETIME);
    var rows =
        new ToldBeforePurged(
            (kind, by, _) ->
                kind == Perishable.AUTHENTICATIONS
                    ? installation.authentications.forgetExpired(by, 10)
                    : 0,
            Map.of(Perishable.AUTHENTICATIONS, installation.expireAuthentications::expire));

    assertThat(rows.purgeSome(Perishable.EVENTS, installation.clock.instant(), 10)).isZero();
    assertThat(told(AUTHENTICATION_EXPIRED)).isEmpty();
    assertThat(rows.purgeSome(Perishable.AUTHENTICATIONS, installation.clock.instant(), 10))
        .isOne();

    assertThat(told(AUTHENTICATION_EXPIRED)).hasSize(1);
    assertThat(installation.authentications.find(shop.tenant, asked.authentication().id()))
        .isEmpty();
  }

  private int expire() {
    return installation.expireAuthentications.expire();
  }

  private void beginEvery(Duration pause, int many) {
    for (int i = 0; i < many; i++) {
      shop.begin(ALICE);
      installation.clock.tick(pause);
    }
  }

  private List<Event> told(EventType type) {
    return installation.events.all().stream().filter(event -> event.type() == type).toList();
  }
}
