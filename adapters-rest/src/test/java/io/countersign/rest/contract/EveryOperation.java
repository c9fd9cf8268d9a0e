package io.countersign.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.account.UserScope;
import io.countersign.domain.account.UserToken;
import io.countersign.domain.client.Scope;
import io.countersign.rest.fixture.Client;
import io.countersign.rest.fixture.Contract;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.fixture.Reply;
import io.swagger.v3.oas.models.Operation;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation of the document, whichever it is. */
abstract class EveryOperation extends Answers {
  /** One operation of the document, named as people would. */
  record Documented(String name, Operation operation) {
    String method() {
      return name.substring(0, name.indexOf(' '));
    }

    String path() {
      return name.substring(name.indexOf(' ') + 1)
          .replace("{userId}", "ada")
          .replaceAll("\\{[^}]*}", NOBODY);
    }

    byte[] body() {
      return (takesBody() ? "{}" : "").getBytes(StandardCharsets.UTF_8);
    }

    boolean takesBody() {
      // One that is referred to is JSON: there are no others.
      return operation.getRequestBody() != null
          && (operation.getRequestBody().getContent() == null
              || operation.getRequestBody().getContent().containsKey("application/json"));
    }

    boolean takesNothing() {
      return operation.getRequestBody() == null;
    }

    Optional<Scope> scope() {
      return scopes("apiKey").map(name -> Scope.named(name).orElseThrow()).findFirst();
    }

    Optional<UserScope> userScope() {
      return scopes("userToken").map(name -> UserScope.named(name).orElseThrow()).findFirst();
    }

    private Stream<String> scopes(String scheme) {
      return operation.getSecurity().stream()
          .flatMap(requirement -> requirement.getOrDefault(scheme, List.of()).stream());
    }

    private boolean takes(String scheme) {
      return operation.getSecurity().stream()
          .anyMatch(requirement -> requirement.containsKey(scheme));
    }

    boolean forKeys() {
      return takes("apiKey");
    }

    boolean forUsers() {
      return takes("userToken");
    }

    boolean open() {
      return operation.getSecurity().isEmpty();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Documented> all() {
    return Contract.operations().entrySet().stream()
        .map((Map.Entry<String, Operation> entry) ->
            new Documented(entry.getKey(), entry.getValue()));
  }

  static Stream<Documented> keyed() {
    return all().filter(operation -> !operation.open());
  }

  static Stream<Documented> scoped() {
    return all().filter(operation -> operation.scope().isPresent());
  }

  static Stream<Documented> own() {
    return all().filter(operation -> operation.userScope().isPresent());
  }

  static Stream<Documented> forKeys() {
    return keyed().filter(operation -> !operation.forUsers());
  }

  static Stream<Documented> forUsers() {
    return all().filter(Documented::forUsers);
  }

  static Stream<Documented> withBody() {
    return all().filter(Documented::takesBody);
  }

  static Stream<Documented> withoutBody() {
    return all().filter(Documented::takesNothing);
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void without_a_valid_key_it_is_refused(Documented operation) {
    Reply none = send(client.without("Authorization"), operation);
    assertThat(none.problem()).isEqualTo("unauthenticated");
    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"countersign\"");

    Reply wrong = send(client.as("csk_" + "A".repeat(64)), operation);
    assertThat(wrong.problem()).isEqualTo("unauthenticated");
    assertThat(wrong.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @ParameterizedTest
  @MethodSource("scoped")
  void without_its_scope_it_is_refused(Documented operation) {
    Scope scope = operation.scope().orElseThrow();
    String lacking = host.key(EnumSet.complementOf(EnumSet.of(scope)));

    Reply refused = send(client.as(lacking), operation);

    assertThat(refused.problem()).isEqualTo("insufficient-scope");
    assertThat(refused.text("missingScopes.0")).isEqualTo(scope.text());
    assertThat(refused.header("WWW-Authenticate")).contains("scope=\"" + scope.text() + "\"");
    assertThat(operation.operation().getDescription()).contains("`" + scope.text() + "`");
  }

  @ParameterizedTest
  @MethodSource("scoped")
  void its_scope_is_enough(Documented operation) {
    String only = host.key(EnumSet.of(operation.scope().orElseThrow()));

    assertThat(send(client.as(only), operation).problem())
        .isNotIn("unauthenticated", "insufficient-scope");
  }

  @ParameterizedTest
  @MethodSource("own")
  void without_its_scope_it_is_refused_to_a_user(Documented operation) {
    UserScope scope = operation.userScope().orElseThrow();
    String lacking = host.userToken("ada", EnumSet.complementOf(EnumSet.of(scope)));

    Reply refused = send(client.as(lacking), operation);

    assertThat(refused.problem()).isEqualTo("insufficient-scope");
    assertThat(refused.text("missingScopes.0")).isEqualTo(scope.text());
    assertThat(refused.header("WWW-Authenticate")).contains("scope=\"" + scope.text() + "\"");
    assertThat(operation.operation().getDescription()).contains("`" + scope.text() + "`");
    String only = host.userToken("ada", EnumSet.of(scope));
    assertThat(send(client.as(only), operation).problem())
        .isNotIn("unauthenticated", "insufficient-scope");
  }

  @ParameterizedTest
  @MethodSource("own")
  void an_api_key_opens_no_account_as_its_own(Documented operation) {
    assertThat(send(client, operation).problem()).isEqualTo("insufficient-scope");
  }

  @ParameterizedTest
  @MethodSource("forKeys")
  void a_user_token_opens_no_door_of_backends(Documented operation) {
    Reply refused = send(client.as(host.userToken("ada")), operation);

    assertThat(refused.problem()).isEqualTo("insufficient-scope");
    assertThat(refused.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
  }

  @ParameterizedTest
  @MethodSource("forUsers")
  void a_user_token_opens_nothing_from_a_page_that_nobody_listed(Documented operation) {
    Client page = client.as(host.userToken("ada")).with("Origin", "https://evil.example");

    Reply refused = send(page, operation);

    assertThat(refused.problem()).isEqualTo("origin-not-allowed");
    assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("forUsers")
  void a_user_token_opens_nothing_when_its_time_is_over(Documented operation) {
    Client late = client.as(host.userToken("ada"));
    host.clock.tick(UserToken.USUAL);

    assertThat(send(late, operation).problem()).isEqualTo("unauthenticated");
  }

  @ParameterizedTest
  @MethodSource("keyed")
  void while_the_store_is_gone_it_is_unavailable(Documented operation) {
    Client able = able(operation);
    host.store(false);

    Reply refused = send(able, operation);

    assertThat(refused.problem()).isEqualTo("unavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.body()).doesNotContain("Exception", "store");
  }

  @ParameterizedTest
  @MethodSource("all")
  void an_unknown_query_parameter_is_named(Documented operation) {
    Reply refused =
        able(operation).send(operation.method(), operation.path() + "?nOpe=1", operation.body());

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.field()).isEqualTo("nOpe");
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void a_body_that_is_too_large_is_refused(Documented operation) {
    byte[] large =
        ("{\"x\": \"" + "y".repeat(most(operation)) + "\"}").getBytes(StandardCharsets.UTF_8);

    Reply refused = able(operation).send(operation.method(), operation.path(), large);

    assertThat(refused.problem()).isEqualTo("body-too-large");
    assertThat(refused.header("Connection")).isEqualTo("close");
  }

  private static int most(Documented documented) {
    boolean large =
        Host.operations().stream()
            .filter(io.countersign.rest.http.Operation::takesLarge)
            .anyMatch(
                operation -> documented.name().equals(operation.method() + " " + operation.path()));
    return large ? io.countersign.rest.http.Operation.LARGE : Host.MOST_BODY;
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void a_body_that_is_not_said_to_be_json_is_refused(Documented operation) {
    assertThat(send(able(operation).with("Content-Type", "text/plain"), operation).problem())
        .isEqualTo("unsupported-media-type");
    assertThat(send(able(operation).without("Content-Type"), operation).problem())
        .isEqualTo("unsupported-media-type");
  }

  @ParameterizedTest
  @MethodSource("withoutBody")
  void a_body_that_nobody_reads_is_refused(Documented operation) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

    assertThat(able(operation).send(operation.method(), operation.path(), body).problem())
        .isEqualTo("bad-request");
  }

  @ParameterizedTest
  @MethodSource("all")
  void another_method_is_refused_with_those_that_are_allowed(Documented operation) {
    String template = operation.name().substring(operation.name().indexOf(' '));
    for (String method : List.of("PUT", "OPTIONS", "TRACE", "FOO")) {
      if (Contract.operations().containsKey(method + template)) {
        continue;
      }
      Reply refused = client.send(method, operation.path(), operation.body());

      assertThat(refused.problem()).isEqualTo("method-not-allowed");
      assertThat(refused.header("Allow")).contains(operation.method());
    }
  }

  /** Who may. */
  private Client able(Documented operation) {
    return operation.open() || operation.forKeys() ? client : client.as(host.userToken("ada"));
  }

  private static Reply send(Client caller, Documented operation) {
    return caller.send(operation.method(), operation.path(), operation.body());
  }
}
