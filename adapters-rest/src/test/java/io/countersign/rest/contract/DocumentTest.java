package io.countersign.rest.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.domain.account.UserScope;
import io.countersign.domain.authentication.FirstFactor;
import io.countersign.domain.client.Scope;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.FactName;
import io.countersign.rest.fixture.Contract;
import io.countersign.rest.fixture.Host;
import io.countersign.rest.http.Access;
import io.countersign.rest.http.Operation;
import io.countersign.rest.problem.Problem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document names exactly what the code has. */
class DocumentTest {
  private static List<String> values(Schema<?> schema) {
    return schema.getEnum().stream().map(String::valueOf).toList();
  }

  private static Schema<?> schema(String name) {
    return requireNonNull(Contract.document().getComponents().getSchemas().get(name));
  }

  private static Schema<?> property(Schema<?> schema, String name) {
    return requireNonNull(schema.getProperties().get(name));
  }

  @Test
  void every_problem_is_listed() {
    assertThat(values(property(schema("Problem"), "type")))
        .containsExactly(Arrays.stream(Problem.values()).map(Problem::type).toArray(String[]::new));
  }

  @Test
  void every_scope_is_listed() {
    String[] scopes = Arrays.stream(Scope.values()).map(Scope::text).toArray(String[]::new);

    assertThat(values(schema("Scopes").getItems())).containsExactlyInAnyOrder(scopes);
    var schemes = Contract.document().getComponents().getSecuritySchemes();
    assertThat(requireNonNull(schemes.get("apiKey")).getDescription()).contains(scopes);
  }

  @Test
  void every_scope_of_user_tokens_is_listed() {
    String[] scopes = Arrays.stream(UserScope.values()).map(UserScope::text).toArray(String[]::new);

    assertThat(values(schema("UserScopes").getItems())).containsExactlyInAnyOrder(scopes);
    var schemes = Contract.document().getComponents().getSecuritySchemes();
    assertThat(requireNonNull(schemes.get("userToken")).getDescription()).contains(scopes);
  }

  @Test
  void every_event_is_listed_with_all_that_it_may_tell() {
    assertThat(values(schema("EventType")))
        .containsExactly(
            Arrays.stream(EventType.values()).map(EventType::text).toArray(String[]::new));
    assertThat(schema("EventData").getProperties().keySet())
        .containsExactly(
            Arrays.stream(FactName.values()).map(FactName::text).toArray(String[]::new));
  }

  @Test
  void every_first_factor_is_listed() {
    Schema<?> method = property(schema("FirstFactor"), "method");

    assertThat(values(method)).containsExactlyInAnyOrderElementsOf(FirstFactor.METHODS);
  }

  @Test
  void every_operation_is_documented_with_its_scope() {
    Map<String, List<Map<String, List<String>>>> documented =
        Contract.operations().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue().getSecurity())));
    Map<String, List<Map<String, List<String>>>> served =
        Host.operations().stream()
            .filter(operation -> !operation.path().matches("/|/docs.*|/openapi.yaml"))
            .collect(
                Collectors.toMap(
                    operation -> operation.method() + " " + operation.path(),
                    DocumentTest::security));

    assertThat(served).isEqualTo(documented);
  }

  private static List<Map<String, List<String>>> security(Operation operation) {
    return switch (operation.access()) {
      case Access.Open() -> List.of();
      case Access.AnyKey() -> List.of(Map.of("apiKey", List.of()));
      case Access.Needs(var scope) -> List.of(Map.of("apiKey", List.of(scope.text())));
      case Access.AlsoUsers(var scope) ->
          List.of(Map.of("apiKey", List.of(scope.text())), Map.of("userToken", List.of()));
      case Access.OwnAccount(var scope) -> List.of(Map.of("userToken", List.of(scope.text())));
    };
  }
}
