package io.countersign.application.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Installation;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.factor.FactorType;
import io.countersign.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPluginsTest {

  private final Installation installation = new Installation();
  private final ReportPlugins report =
      new ReportPlugins(installation.transactions, installation.chronicle);

  @Test
  void the_tenant_that_is_always_there_is_told_what_became_of_plugins() {
    report.report(
        List.of(
            new PluginNews.Loaded(
                "phone-1.0.0.jar",
                "Countersign-Phone",
                "1.0.0",
                Set.of(new FactorType("voice"), new FactorType("phone"), new FactorType("sms"))),
            new PluginNews.Failed("hotp.zip", "other-spi-version")));

    assertThat(told())
        .extracting(Event::type)
        .containsExactly(EventType.PLUGIN_LOADED, EventType.PLUGIN_FAILED);
    assertThat(told().getFirst().data())
        .isEqualTo(
            Map.of(
                "archive", "phone-1.0.0.jar",
                "plugin", "countersign-phone",
                "pluginVersion", "1.0.0",
                "factors", "phone,sms,voice"));
    assertThat(told().getLast().data())
        .isEqualTo(Map.of("archive", "hotp.zip", "reason", "other-spi-version"));
    assertThat(told())
        .allSatisfy(event -> {
          assertThat(event.tenant()).isEqualTo(TenantId.DEFAULT);
          assertThat(event.user()).isEmpty();
          assertThat(event.client()).isEmpty();
        });
  }

  @Test
  void whatever_a_plugin_calls_itself_can_be_told() {
    Set<FactorType> many =
        IntStream.range(0, 99)
            .mapToObj(i -> new FactorType("a" + "b".repeat(29) + i))
            .collect(Collectors.toSet());

    report.report(
        List.of(
            new PluginNews.Loaded("../\n123456 é.jar", "0--x__", "latest", many),
            new PluginNews.Failed("A B.JAR", "unreadable")));

    assertThat(told()).hasSize(2);
    assertThat(told().getFirst().data()).containsOnlyKeys("factors");
    assertThat(told().getLast().data()).containsOnlyKeys("reason");
  }

  private List<Event> told() {
    return installation.events.all();
  }
}
