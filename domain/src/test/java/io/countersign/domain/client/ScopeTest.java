package io.countersign.domain.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  @ParameterizedTest
  @EnumSource
  void every_scope_is_found_by_its_name(Scope scope) {
    assertThat(Scope.named(scope.text())).contains(scope);
  }

  @ParameterizedTest
  @EnumSource
  void a_name_is_what_it_is_about_and_what_may_be_done(Scope scope) {
    assertThat(scope.text())
        .matches("[a-z]+(-[a-z]+)*:(read|write|import)")
        .isEqualTo(lastWordApart(scope));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "users", "users:READ", "USERS_READ", "users:read ", "*", "users:*"})
  void anything_else_is_no_scope(String text) {
    assertThat(Scope.named(text)).isEmpty();
  }

  @Test
  void only_the_operator_of_the_installation_reaches_beyond_a_tenant() {
    assertThat(Scope.named("installation:write")).contains(Scope.INSTALLATION_WRITE);
  }

  private static String lastWordApart(Scope scope) {
    String name = scope.name().toLowerCase(Locale.ROOT);
    int last = name.lastIndexOf('_');
    return name.substring(0, last).replace('_', '-') + ":" + name.substring(last + 1);
  }
}
