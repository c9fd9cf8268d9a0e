package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.factor.Channel;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Pad;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Enrollments of ada's account, whichever of its two doors one comes through. */
abstract class EnrollmentDoorAnswers extends Answers {

  private static final String PAD = "\"factor\": \"pad\", \"options\": {\"pad\": \"p\"}";
  private static final String LETTER =
      "\"factor\": \"post\", \"options\": {\"address\": \"%s Ada\"}";

  /** The path of her enrollments. */
  abstract String door();

  /** Who comes through it. */
  abstract Client caller();

  /** What proves that she wants it, as a member of the body; nothing where the caller does. */
  abstract String proof();

  @Test
  void an_enrollment_of_somebody_else_is_not_there() {
    String bobs = Holder.begin(client, "bob", "pad", "p").text("id");
    Client caller = caller();

    for (String id : List.of(bobs, NOBODY, "x")) {
      String one = door() + "/" + id;
      assertThat(caller.get(one).problem()).isEqualTo("not-found");
      assertThat(caller.delete(one).problem()).isEqualTo("not-found");
      assertThat(caller.post(one + "/resend", "{}").problem()).isEqualTo("not-found");
      assertThat(confirm(caller, one, 0).problem()).isEqualTo("not-found");
    }
    assertThat(client.get("/v1/enrollments/" + bobs).text("status")).isEqualTo("pending");
  }

  @Test
  void it_begins_is_read_and_confirmed() {
    Client caller = caller();
    Reply begun = begin(caller, PAD);
    assertThat(begun.status()).isEqualTo(201);
    assertThat(begun.text("userId")).isEqualTo("ada");
    assertThat(begun.text("shown.pad")).isEqualTo("p");
    assertThat(caller.get(begun.header("Location")).text("status")).isEqualTo("pending");
    String one = door() + "/" + begun.text("id");
    assertThat(caller.get(one).status()).isEqualTo(200);

    Reply confirmed = confirm(caller, one, 0);

    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.text("authenticator.userId")).isEqualTo("ada");
    assertThat(confirm(caller, one, 1).problem()).isEqualTo("enrollment-not-pending");
    assertThat(caller.delete(one).problem()).isEqualTo("enrollment-not-pending");
    assertThat(caller.post(one + "/resend", "{}").problem()).isEqualTo("enrollment-not-pending");
  }

  @Test
  void the_same_thing_is_bound_once() {
    String gone = bind("p").text("id");
    client.post(
        "/v1/users/ada/authenticators/" + gone + "/revoke",
        "{\"proof\": {\"override\": \"lost\"}}");

    assertThat(begin(caller(), PAD).problem()).isEqualTo("already-bound");
  }

  @Test
  void nothing_begins_without_proof_of_what_is_bound() {
    bind("other");
    host.clock.tick(Duration.ofMinutes(5));

    Reply refused = begin(caller(), PAD);

    assertThat(refused.problem()).isEqualTo("insufficient-user-authentication");
    assertThat(refused.text("factors.0")).isEqualTo("pad");
  }

  @Test
  void it_is_about_its_own_user_and_about_no_sign_in() {
    Client caller = caller();

    assertThat(begin(caller, PAD + ", \"userId\": \"ada\"").field()).isEqualTo("userId");
    assertThat(begin(caller, PAD + ", \"authenticationId\": \"" + NOBODY + "\"").field())
        .isEqualTo("authenticationId");
  }

  @Test
  void it_can_be_canceled() {
    Client caller = caller();
    String one = begun(caller);

    assertThat(caller.delete(one).status()).isEqualTo(204);
    assertThat(caller.get(one).text("status")).isEqualTo("canceled");
  }

  @Test
  void it_expires() {
    Client caller = caller();
    String one = begun(caller);
    host.clock.tick(Host.LIFETIME.minusSeconds(1));
    Client later = caller();
    host.clock.tick(Duration.ofSeconds(1));

    assertThat(confirm(later, one, 0).problem()).isEqualTo("enrollment-expired");
    assertThat(later.delete(one).problem()).isEqualTo("enrollment-expired");
    assertThat(later.post(one + "/resend", "{}").problem()).isEqualTo("enrollment-expired");
  }

  @Test
  void wrong_codes_count_down_and_then_it_has_failed() {
    Client caller = caller();
    String one = begun(caller);
    for (int i = 0; i < Host.ATTEMPTS; i++) {
      assertThat(confirm(caller, one, 5).problem()).isEqualTo("response-rejected");
    }

    assertThat(confirm(caller, one, 0).problem()).isEqualTo("attempts-exhausted");
    assertThat(caller.delete(one).problem()).isEqualTo("attempts-exhausted");
    assertThat(caller.post(one + "/resend", "{}").problem()).isEqualTo("attempts-exhausted");
  }

  @Test
  void no_more_codes_are_sent_than_may_be() {
    host.transports.load("coach", Channel.SMS);
    Client caller = caller();
    assertThat(begin(caller, LETTER.formatted("XX")).problem())
        .isEqualTo("destination-not-allowed");
    String one = door() + "/" + begin(caller, LETTER.formatted("FR")).text("id");
    for (int i = 1; i < Host.SENDS; i++) {
      assertThat(caller.post(one + "/resend", "{}").status()).isEqualTo(200);
    }

    assertThat(caller.post(one + "/resend", "{}").problem()).isEqualTo("too-many-messages");
    assertThat(begin(caller, LETTER.formatted("FR")).problem()).isEqualTo("too-many-messages");
  }

  @Test
  void a_key_that_makes_a_request_one_is_for_one_request() {
    host.transports.load("coach", Channel.SMS);
    Client once = caller().with("Idempotency-Key", "k");
    Reply begun = begin(once, LETTER.formatted("FR"));
    assertThat(begin(once, LETTER.formatted("FR")).body()).isEqualTo(begun.body());

    assertThat(begin(once, PAD).problem()).isEqualTo("idempotency-key-reused");
    assertThat(once.post(door() + "/" + begun.text("id") + "/resend", "{}").problem())
        .isEqualTo("idempotency-key-reused");
  }

  private String begun(Client caller) {
    return door() + "/" + begin(caller, PAD).text("id");
  }

  private Reply begin(Client caller, String members) {
    return caller.post(door(), "{" + members + proof() + "}");
  }

  private static Reply confirm(Client caller, String one, int number) {
    return caller.post(one + "/confirm", Holder.response(Pad.code("p", number)));
  }

  private Reply bind(String pad) {
    return client.post(
        "/v1/authenticators",
        "{\"userId\": \"ada\", \"factor\": \"pad\", \"options\": {\"pad\": \"%s\"}}"
            .formatted(pad));
  }
}
