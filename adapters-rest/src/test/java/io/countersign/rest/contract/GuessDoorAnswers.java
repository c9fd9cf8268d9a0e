package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.Channel;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Holder;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Pad;
import io.countersign.rest.fixture.Reply;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every door that looks at a code shares a count with the others that look at the same. */
abstract class GuessDoorAnswers extends Answers {

  private static final String AUTHENTICATIONS = "/v1/authentications";

  /** Somebody who may ask for a response of ada's, and how they do. */
  private record Door(String name, Client client, String body) {

    String begin() {
      return client.post(AUTHENTICATIONS, body).text("id");
    }

    Reply answer(String authentication, String code) {
      return client.post(AUTHENTICATIONS + "/" + authentication + "/verify", Holder.response(code));
    }

    /** Answers with an authenticator of one's choice. */
    Reply answer(String authenticator, String pad, int code) {
      String begun = begin();
      client.post(
          AUTHENTICATIONS + "/" + begun + "/challenge",
          "{\"authenticatorId\": \"" + authenticator + "\"}");
      return answer(begun, Pad.code(pad, code));
    }
  }

  private List<Door> doors() {
    return List.of(
        new Door("a sign-in", client, "{\"userId\": \"ada\"}"),
        new Door(
            "a step-up that names a class",
            client,
            "{\"userId\": \"ada\", \"acrValues\": [\"urn:countersign:acr:1fa\"]}"),
        new Door("a step-up for age", client, "{\"userId\": \"ada\", \"maxAgeSeconds\": 1}"),
        new Door("the user's own step-up", client.as(host.userToken("ada")), "{}"));
  }

  @Test
  void wrong_codes_through_all_doors_count_at_the_authenticator() {
    Holder.enroll(client, "ada", "pad", "p");
    List<Door> doors = doors();
    for (int i = 0; i < Host.GUESSES; i++) {
      Door door = doors.get(i % doors.size());
      assertThat(door.answer(door.begin(), wrong("p")).problem())
          .as(door.name())
          .isEqualTo("response-rejected");
    }

    for (Door door : doors) {
      Reply refused = door.answer(door.begin(), Pad.code("p", 1));
      assertThat(refused.problem()).as(door.name()).isEqualTo("too-many-guesses");
    }
    assertThat(told(EventType.AUTHENTICATOR_LOCKED)).isOne();
    host.clock.tick(Host.GUESS_WINDOW);
    Door door = doors.getFirst();
    assertThat(door.answer(door.begin(), Pad.code("p", 1)).text("status")).isEqualTo("approved");
  }

  @Test
  void a_success_through_one_door_buys_no_guesses_at_another_authenticator() {
    Holder attacked = Holder.enroll(client, "ada", "pad", "p");
    Holder other = Holder.enroll(client, "ada", "pad", "q");
    List<Door> doors = doors();
    int right = 1;
    for (int i = 0; i < Host.GUESSES; i++) {
      Door door = doors.get(i % doors.size());
      Door next = doors.get((i + 1) % doors.size());
      assertThat(door.answer(attacked.authenticator(), "q", right).problem())
          .as(door.name())
          .isEqualTo("response-rejected");
      assertThat(next.answer(other.authenticator(), "q", right).text("status"))
          .as(next.name())
          .isEqualTo("approved");
      right++;
    }

    for (Door door : doors) {
      assertThat(door.answer(attacked.authenticator(), "p", 1).problem())
          .as(door.name())
          .isEqualTo("too-many-guesses");
    }
  }

  @Test
  void all_doors_of_enrollments_share_the_count_of_the_user_and_a_success_clears_none() {
    client.patch("/v1/tenant", "{\"lockout\": {\"maxAttempts\": 4, \"minutes\": 10}}");
    assertThat(confirm(client, "/v1/enrollments", begin("a"), wrong("a")).problem())
        .isEqualTo("response-rejected");
    assertThat(confirm(client, "/v1/users/ada/enrollments", begin("b"), wrong("b")).problem())
        .isEqualTo("response-rejected");
    assertThat(confirm(ownAccount("ada"), "/v1/account/enrollments", begin("c"), wrong("c")))
        .extracting(Reply::problem)
        .isEqualTo("response-rejected");
    String bound = begin("d");
    assertThat(confirm(client, "/v1/enrollments", bound, Pad.code("d", 0)).status()).isEqualTo(200);
    assertThat(confirm(client, "/v1/enrollments", begin("e"), wrong("e")).problem())
        .isEqualTo("response-rejected");

    Client own = ownAccount("ada");
    String open = begin("f");
    assertThat(confirm(client, "/v1/enrollments", open, Pad.code("f", 0)).problem())
        .isEqualTo("locked");
    assertThat(confirm(client, "/v1/users/ada/enrollments", open, Pad.code("f", 0)).problem())
        .isEqualTo("locked");
    assertThat(confirm(own, "/v1/account/enrollments", open, Pad.code("f", 0)).problem())
        .isEqualTo("locked");
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isOne();
    // What is bound already, and what is sent to an address, are other things with other counts.
    Door signIn = doors().getFirst();
    assertThat(signIn.answer(signIn.begin(), Pad.code("d", 1)).text("status"))
        .isEqualTo("approved");
    assertThat(confirm(client, "/v1/enrollments", open, Pad.code("f", 0)).problem())
        .as("and a success there clears none here")
        .isEqualTo("locked");
  }

  @Test
  void what_is_guessed_at_an_address_counts_at_no_authenticator_and_the_other_way_round() {
    host.transports.load("coach", Channel.SMS);
    client.patch("/v1/tenant", "{\"lockout\": {\"maxAttempts\": 2, \"minutes\": 10}}");
    Holder ada = Holder.enroll(client, "ada", "pad", "p");
    for (int i = 0; i < 2; i++) {
      Reply sent = verification();
      String right = host.departures.code(UUID.fromString(sent.text("id")));
      assertThat(
              client
                  .post(
                      sent.header("Location") + "/check",
                      Holder.response(right.equals("000000") ? "000001" : "000000"))
                  .problem())
          .isEqualTo("response-rejected");
    }

    assertThat(verification().problem()).isEqualTo("locked");
    assertThat(ada.verify(ada.begin()).text("status")).isEqualTo("approved");
    assertThat(verification().problem()).as("a success buys nothing there").isEqualTo("locked");
  }

  @Test
  void strangers_who_use_all_guesses_up_keep_nobody_out_on_a_device_that_is_known() {
    Holder.enroll(client, "ada", "pad", "p");
    Door known = new Door("her laptop", client, on("the laptop of ada"));
    assertThat(known.answer(known.begin(), Pad.code("p", 1)).text("status")).isEqualTo("approved");
    Door strangers = doors().getFirst();
    for (int i = 0; i < Host.GUESSES; i++) {
      assertThat(strangers.answer(strangers.begin(), wrong("p")).problem())
          .isEqualTo("response-rejected");
    }
    Door other = new Door("another laptop", client, on("the laptop of eve"));

    assertThat(strangers.answer(strangers.begin(), Pad.code("p", 2)).problem())
        .isEqualTo("too-many-guesses");
    assertThat(other.answer(other.begin(), Pad.code("p", 2)).problem())
        .isEqualTo("too-many-guesses");
    assertThat(known.answer(known.begin(), Pad.code("p", 2)).text("status")).isEqualTo("approved");

    for (int i = 0; i < Host.GUESSES; i++) {
      assertThat(known.answer(known.begin(), wrong("p")).problem()).isEqualTo("response-rejected");
    }
    Reply refused = known.answer(known.begin(), Pad.code("p", 3));
    assertThat(refused.problem()).isEqualTo("too-many-guesses");
    assertThat(refused.header("Retry-After"))
        .isEqualTo(Long.toString(Host.GUESS_WINDOW.toSeconds()));
    assertThat(client.get("/v1/lockouts").json().path("lockouts")).isEmpty();
  }

  @Test
  void an_administrators_lock_closes_every_door() {
    Holder.enroll(client, "ada", "pad", "p");
    List<Door> doors = doors();
    List<String> begun = doors.stream().map(Door::begin).toList();
    client.post("/v1/lockouts", "{\"identifier\": \"user:ada\", \"minutes\": 10}");

    for (int i = 0; i < doors.size(); i++) {
      Door door = doors.get(i);
      Reply refused = door.answer(begun.get(i), Pad.code("p", 1));
      assertThat(refused.problem()).as(door.name()).isEqualTo("locked");
      assertThat(refused.header("Retry-After")).isEqualTo("600");
      assertThat(refused.text("lockedUntil"))
          .isEqualTo(host.clock.instant().plus(Duration.ofMinutes(10)).toString());
      Reply denied = door.client().post(AUTHENTICATIONS, door.body());
      assertThat(denied.text("status")).as(door.name()).isEqualTo("denied");
      assertThat(denied.text("reason")).as(door.name()).isEqualTo("locked");
    }
    client.post("/v1/lockouts/unlock", "{\"identifiers\": [\"user:ada\"]}");
    Door door = doors.getFirst();
    assertThat(door.answer(begun.getFirst(), Pad.code("p", 1)).text("status"))
        .isEqualTo("approved");
  }

  @Test
  void beginning_never_counts_through_any_door() {
    Holder ada = Holder.enroll(client, "ada", "pad", "p");
    for (int i = 0; i < 2 * Host.GUESSES; i++) {
      doors().forEach(Door::begin);
    }

    assertThat(ada.verify(ada.begin()).text("status")).isEqualTo("approved");
    assertThat(told(EventType.AUTHENTICATOR_LOCKED)).isZero();
    assertThat(told(EventType.IDENTIFIER_LOCKOUT)).isZero();
  }

  private Reply verification() {
    return client.post(
        "/v1/verifications",
        """
        {"factor": "letter", "purpose": "sign-in", "options": {"address": "FR Ada"}}\
        """);
  }

  private static String on(String device) {
    return "{\"userId\": \"ada\", \"device\": \"" + device + "\"}";
  }

  private String begin(String pad) {
    return Holder.begin(client, "ada", "pad", pad).text("id");
  }

  private static Reply confirm(Client through, String door, String enrollment, String code) {
    return through.post(door + "/" + enrollment + "/confirm", Holder.response(code));
  }

  private static String wrong(String pad) {
    int code = (Integer.parseInt(Pad.code(pad, 1)) + 1) % 1_000_000;
    return String.format("%06d", code);
  }

  private long told(EventType type) {
    return host.events.all().stream().filter(event -> event.type() == type).count();
  }
}
