package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.rest.fixture.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

abstract class UserAnswers extends Answers {
  @Test
  void a_user_is_known_since_the_first_mention() {
    assertThat(client.get("/v1/users/ada").problem()).isEqualTo("not-found");
    mention("ada");

    Reply read = client.get("/v1/users/ada");

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text("id")).isEqualTo("ada");
    assertThat(read.text("firstSeenAt")).isEqualTo("2026-03-29T02:30:00.123457Z");
    assertThat(stranger().get("/v1/users/ada").problem()).isEqualTo("not-found");
  }

  @Test
  void users_are_listed_page_by_page() {
    for (String user : new String[] {"a", "b", "c+d"}) {
      mention(user);
    }

    Reply first = client.get("/v1/users?limit=2");
    assertThat(first.json().path("users").size()).isEqualTo(2);
    assertThat(first.text("next")).isEqualTo("b");
    Reply second = client.get("/v1/users?limit=2&after=" + first.text("next"));
    assertThat(second.text("users.0.id")).isEqualTo("c+d");
    assertThat(second.json().path("next").isMissingNode()).isTrue();
    assertThat(client.get("/v1/users?after=c%2Bd").json().path("users").size()).isZero();
    assertThat(client.get("/v1/users").json().path("users").size()).isEqualTo(3);
    assertThat(stranger().get("/v1/users").json().path("users").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "limit=1.0", "limit=-1", "limit=01", "limit=", "limit=x"})
  void a_limit_is_a_whole_number_from_1_to_200(String query) {
    assertThat(client.get("/v1/users?" + query).field()).isEqualTo("limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=1&limit=1", "Limit=1", "x=1", "limit=1&", "&", "after=%FF"})
  void a_query_is_read_strictly(String query) {
    assertThat(client.get("/v1/users?" + query).problem()).isEqualTo("invalid-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a/b", "..", ".", "a;b=c", "a?b#c", "50%", "%2F", "ü-日本-😀", "a+b c", "\"<&>'"})
  void an_id_may_be_spelled_with_any_character(String user) {
    mention(user);
    String path =
        "/v1/users/"
            + URLEncoder.encode(user, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");

    assertThat(client.get(path).text("id")).isEqualTo(user);
    assertThat(client.get(path + "/authenticators").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%20a", "a%E2%80%8B", "A%CC%8A", "%EF%BB%BFa"})
  void an_id_that_no_user_can_have_is_invalid(String encoded) {
    assertThat(client.get("/v1/users/" + encoded).field()).isEqualTo("userId");
  }

  private void mention(String user) {
    String quoted = user.replace("\"", "\\\"");
    client.post("/v1/authentications", "{\"userId\": \"" + quoted + "\"}");
  }
}
