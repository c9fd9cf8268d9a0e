package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.server.config.LogConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogsTest {

  private final PrintStream standardError = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @AfterEach
  void as_before() {
    System.setErr(standardError);
    Logs.configure(new LogConfig(LogConfig.Format.TEXT, LogConfig.Level.WARN));
  }

  private String logged(LogConfig.Format format, Runnable logging) {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    Logs.configure(new LogConfig(format, LogConfig.Level.INFO));
    logging.run();
    return written.toString(StandardCharsets.UTF_8);
  }

  private static void log() {
    MDC.put("requestId", "r-1");
    LoggerFactory.getLogger("test.Some").info("{} happened", "it");
    LoggerFactory.getLogger("test.Some").debug("not this");
    MDC.clear();
  }

  @Test
  void a_line_for_people_names_the_request() {
    assertThat(logged(LogConfig.Format.TEXT, LogsTest::log))
        .contains("INFO  [r-1] Some: it happened")
        .doesNotContain("not this");
  }

  @Test
  void nobody_can_forge_a_line() {
    Runnable forging = () -> LoggerFactory.getLogger("test.Some").warn("a\n12:00 ERROR b");

    assertThat(logged(LogConfig.Format.TEXT, forging)).endsWith("Some: a 12:00 ERROR b\n");
  }

  @Test
  void a_line_for_people_says_who_did_what_and_why() {
    Runnable revoking =
        () ->
            LoggerFactory.getLogger("test.Some")
                .atInfo()
                .addKeyValue("apiKey", "k-1")
                .addKeyValue("reason", "lost\nphone")
                .log("revoked");

    assertThat(logged(LogConfig.Format.TEXT, revoking))
        .endsWith("Some: revoked apiKey=\"k-1\" reason=\"lost phone\"\n");
  }

  @Test
  void a_line_for_machines_is_one_json_object() {
    JsonNode line = new JsonMapper().readTree(logged(LogConfig.Format.JSON, LogsTest::log));

    assertThat(line.path("level").asString()).isEqualTo("INFO");
    assertThat(line.path("loggerName").asString()).isEqualTo("test.Some");
    assertThat(line.path("formattedMessage").asString()).isEqualTo("it happened");
    assertThat(line.path("mdc").path("requestId").asString()).isEqualTo("r-1");
    assertThat(line.has("timestamp")).isTrue();
  }

  @Test
  void the_other_ways_of_logging_in_java_end_there_as_well() {
    String text =
        logged(
            LogConfig.Format.TEXT,
            () -> {
              Logger.getLogger("by.Jul").info("from java.util.logging");
              System.getLogger("by.System").log(System.Logger.Level.INFO, "from the platform");
            });

    assertThat(text)
        .contains("INFO  [-] Jul: from java.util.logging")
        .contains("INFO  [-] System: from the platform");
  }

  @Test
  void other_peoples_chatter_is_kept_out() {
    assertThat(
            logged(
                LogConfig.Format.TEXT,
                () -> LoggerFactory.getLogger("io.helidon.Any").info("chatter")))
        .isEmpty();
  }
}
