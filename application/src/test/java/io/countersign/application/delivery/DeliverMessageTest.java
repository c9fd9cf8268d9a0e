package io.countersign.application.delivery;

import static io.countersign.application.fixture.Samples.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.delivery.DeliverMessage.Attempted;
import io.countersign.application.enrollment.BeginEnrollment;
import io.countersign.application.factor.PostFactor;
import io.countersign.application.fixture.Installation;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.Shop;
import io.countersign.application.warrant.Warrant;
import io.countersign.domain.delivery.Callback;
import io.countersign.domain.delivery.Rendered;
import io.countersign.domain.delivery.Sending;
import io.countersign.domain.enrollment.EnrollmentId;
import io.countersign.domain.factor.Channel;
import io.countersign.domain.mfa.MfaRequirement;
import io.countersign.domain.outgoing.Delivery;
import io.countersign.domain.outgoing.DeliveryStatus;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message on its way, attempt by attempt. */
final class DeliverMessageTest {

  private final Installation installation = new Installation();
  private final Shop shop = new Shop(installation, MfaRequirement.OPTIONAL);
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void what_a_provider_takes_is_sent() {
    installation.transports.load("first", Channel.SMS);
    installation.transports.load("second", Channel.SMS);

    Delivery delivered = delivered();

    assertThat(delivered.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(delivered.transport()).contains("first");
    assertThat(installation.transports.sent()).hasSize(1);
    assertThat(kept(delivered)).isEqualTo(delivered);
  }

  @Test
  void the_words_are_in_the_users_language_with_a_last_line_that_browsers_read() {
    installation.transports.load("first", Channel.SMS);
    Outgoing outgoing = outgoing(Optional.of(Locale.FRANCE));
    String code = new String(outgoing.message().code().reveal(), StandardCharsets.UTF_8);

    installation.deliverMessage.deliver(outgoing);

    Rendered sent = installation.transports.sent().getFirst();
    assertThat(sent.address()).isEqualTo("FR Anna");
    assertThat(sent.subject()).isEqualTo("Votre code pour Shop: enrollment");
    assertThat(sent.text())
        .isEqualTo("Le code est " + code + ", 10 min.\n\n@shop.example #" + code);
    assertThat(sent.reportTo()).contains(URI.create("https://countersign.example/first"));
    assertThat(sent.toString() + outgoing).doesNotContain(code).doesNotContain("Anna");
  }

  @Test
  void what_fails_is_tried_again_and_then_by_the_next() {
    installation.transports.load("first", _ -> failed(), Channel.SMS);
    installation.transports.load("second", Channel.SMS);

    Delivery delivered = delivered();

    assertThat(delivered.status()).isEqualTo(DeliveryStatus.SENT);
    assertThat(delivered.transport()).contains("second");
    assertThat(installation.transports.sent()).hasSize(4);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO);
  }

  @Test
  void what_nobody_takes_has_failed() {
    installation.transports.load("first", _ -> failed(), Channel.SMS);
    installation.transports.load("second", _ -> new Sending.Refused("no-account"), Channel.SMS);

    Delivery delivered = delivered();

    assertThat(delivered.status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(delivered.reason()).contains("no-account");
    assertThat(kept(delivered)).isEqualTo(delivered);
  }

  @Test
  void an_address_that_cannot_be_reached_is_tried_by_nobody_else() {
    installation.transports.load("first", _ -> new Sending.Undeliverable("gone"), Channel.SMS);
    installation.transports.load("second", Channel.SMS);

    assertThat(delivered().reason()).contains("gone");
    assertThat(installation.transports.sent()).hasSize(1);
  }

  @Test
  void a_provider_that_wants_to_be_left_alone_is_waited_for_or_gone_past() {
    installation.transports.load(
        "first", _ -> new Sending.Failed("busy", Optional.of(Duration.ofSeconds(20))), Channel.SMS);
    installation.transports.load(
        "second", _ -> new Sending.Failed("busy", Optional.of(Duration.ofHours(1))), Channel.SMS);
    installation.transports.load("third", Channel.SMS);

    assertThat(delivered().transport()).contains("third");
    assertThat(pauses)
        .containsExactly(
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO);
  }

  @Test
  void nobody_waits_for_a_provider_longer_than_the_code_is_worth_something() {
    installation.transports.load(
        "first", _ -> new Sending.Failed("busy", Optional.of(Duration.ofHours(1))), Channel.SMS);

    assertThat(delivered().reason()).contains("busy");
    assertThat(pauses).isEmpty();
  }

  @Test
  void what_was_replaced_meanwhile_is_not_tried_again() {
    installation.transports.load("first", _ -> failed(), Channel.SMS);
    Outgoing outgoing = outgoing(Optional.empty());
    Attempted first = installation.deliverMessage.deliver(outgoing);
    installation.clock.tick(Duration.ofSeconds(1));
    installation.resendEnrollment.resend(
        shop.tenant, new EnrollmentId(outgoing.delivery().subject()), Optional.empty());

    Attempted second = installation.deliverMessage.deliver(((Attempted.Unsent) first).next());

    assertThat(((Attempted.Ended) second).delivery().reason()).contains("superseded");
    assertThat(installation.transports.sent()).hasSize(1);
  }

  @Test
  void an_expired_code_is_not_sent() {
    installation.transports.load("first", Channel.SMS);
    Outgoing outgoing = outgoing(Optional.empty());
    installation.clock.tick(Duration.ofMinutes(10));

    Attempted attempted = installation.deliverMessage.deliver(outgoing);

    assertThat(attempted)
        .isInstanceOfSatisfying(
            Attempted.Ended.class,
            ended -> assertThat(ended.delivery().reason()).contains("expired"));
    assertThat(installation.transports.sent()).isEmpty();
  }

  @Test
  void what_a_provider_reports_later_is_kept_and_strangers_are_ignored() {
    installation.transports.load("first", Channel.SMS);
    Delivery delivered = delivered();
    String reference = delivered.reference().orElseThrow();

    assertThat(report("first", "stranger " + reference))
        .isInstanceOf(ReportDelivery.Result.Ignored.class);
    assertThat(report("other", "other " + reference))
        .isInstanceOf(ReportDelivery.Result.Ignored.class);
    assertThat(report("first", "first unknown")).isInstanceOf(ReportDelivery.Result.Ignored.class);
    assertThat(kept(delivered)).isEqualTo(delivered);

    assertThat(report("first", "first " + reference))
        .isInstanceOf(ReportDelivery.Result.Kept.class);
    assertThat(kept(delivered).status()).isEqualTo(DeliveryStatus.DELIVERED);
    report("first", "first " + reference + " unreachable");
    assertThat(kept(delivered).status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(kept(delivered).reason()).contains("unreachable");
  }

  private ReportDelivery.Result report(String transport, String body) {
    return installation.reportDelivery.report(
        transport, new Callback(URI.create("https://countersign.example"), Map.of(), body));
  }

  private static Sending failed() {
    return new Sending.Failed("timeout", Optional.empty());
  }

  private Delivery delivered() {
    Outgoing next = outgoing(Optional.empty());
    for (int attempts = 0; attempts < 20; attempts++) {
      switch (installation.deliverMessage.deliver(next)) {
        case Attempted.Ended(var delivery) -> {
          return delivery;
        }
        case Attempted.Unsent(var again, var pause, _) -> {
          pauses.add(pause);
          next = again;
        }
      }
    }
    throw new AssertionError("it never ends");
  }

  private Outgoing outgoing(Optional<Locale> language) {
    installation.plugins.load(PostFactor.TYPE, PostFactor.TRAITS, new PostFactor());
    installation.beginEnrollment.begin(
        new BeginEnrollment.Ask(
            shop.tenant,
            Samples.CLIENT,
            ALICE,
            PostFactor.TYPE,
            Optional.empty(),
            Optional.empty(),
            PostFactor.to("FR Anna"),
            Optional.empty(),
            new Warrant.Overridden("a test", Samples.CLIENT),
            language));
    return installation.departures.all().getLast();
  }

  private Delivery kept(Delivery delivery) {
    return installation.deliveries.latest(shop.tenant, delivery.subject()).orElseThrow();
  }
}
