package io.countersign.server.plugin;

import static io.countersign.server.plugin.Host.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.application.factor.FactorUnavailable;
import io.countersign.domain.factor.Factor;
import io.countersign.domain.factor.MalformedField;
import io.countersign.domain.factor.Verification.Verified;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehavingPluginTest {

  @TempDir private Path root;
  private Host host;

  @BeforeEach
  void open() {
    host = new Host(root);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private Factor factorThatDoes(String verify) {
    PluginSource source = PluginSource.named("Provider").type("bad").verify(verify);
    return host.add(PluginJar.of("bad").with(source)).loadOnly("bad").factor();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "throw new IllegalStateException();",
        "throw new LinkageError();",
        "throw new NoClassDefFoundError();",
        "throw new StackOverflowError();",
        "throw new OutOfMemoryError();",
        "throw new ThreadDeath();",
        "return verify(credential, challenge, response, now);",
        "byte[][] all = new byte[100][]; for (int i = 0; i < 100; i++)"
            + " all[i] = new byte[Integer.MAX_VALUE]; return null;",
        "return null;",
        "return new Verification.Verified(null);",
        "return new Verification.Rejected(null);",
        "return new Verification.Rejected(\"Code 123456 is wrong\");",
        "return new Verification.Rejected(\"a\".repeat(65));",
        "throw new MalformedField(null, null);",
        "class Odd extends RuntimeException {"
            + " public StackTraceElement[] getStackTrace() { throw new Error(); } }"
            + " throw new Odd();",
        "class Odd extends RuntimeException {"
            + " public synchronized Throwable getCause() { return this; } }"
            + " throw new Odd();"
      })
  void whatever_it_does_it_is_unavailable_and_nothing_else(String verify) {
    Factor factor = factorThatDoes(verify);

    assertThatThrownBy(() -> verify(factor, Map.of()))
        .isExactlyInstanceOf(FactorUnavailable.class)
        .hasCauseExactlyInstanceOf(PluginFailure.class);
  }

  @Test
  void the_log_learns_what_was_thrown_and_where_but_not_what_it_said() {
    Factor factor =
        factorThatDoes(
            "throw new IllegalStateException(\"code 123456\","
                + " new NumberFormatException(\"seed GEZDGNBV\"));");
    FactorUnavailable unavailable =
        catchThrowableOfType(FactorUnavailable.class, () -> verify(factor, Map.of()));
    StringWriter printed = new StringWriter();
    unavailable.printStackTrace(new PrintWriter(printed));

    assertThat(printed.toString())
        .contains("java.lang.IllegalStateException, caused by java.lang.NumberFormatException")
        .contains("Provider$Made.verify")
        .doesNotContain("123456")
        .doesNotContain("GEZDGNBV");
  }

  @Test
  void throwing_keeps_nobody_else_from_being_answered() {
    Factor factor =
        factorThatDoes(
            "if (response.values().isEmpty()) throw new IllegalStateException();"
                + " return new Verification.Verified(credential);");
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> verify(factor, Map.of())).isInstanceOf(FactorUnavailable.class);
    }

    assertThat(verify(factor, Map.of("a", "b"))).isInstanceOf(Verified.class);
  }

  @Test
  void a_refused_field_is_passed_on_in_plain_short_words() {
    Factor factor =
        factorThatDoes(
            "throw new MalformedField(\"a\\nb\".repeat(100), \"is\\u0000 so\".repeat(100));");
    MalformedField malformed =
        catchThrowableOfType(MalformedField.class, () -> verify(factor, Map.of()));

    assertThat(malformed.field()).startsWith("a?ba?b").hasSize(64);
    assertThat(malformed.reason()).startsWith("is? so").hasSize(200);
  }
}
