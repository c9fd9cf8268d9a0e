package io.countersign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.webhook.WebhookMessage;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a webhook is told is as the schema says that is served and committed. */
class PayloadSchemaTest {

  private static final Path SCHEMA = Path.of("..", "docs", "events.schema.json");

  @ParameterizedTest
  @EnumSource
  void every_type_is_told_as_the_schema_says(EventType type) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA));
    Event event =
        SampleEvents.event(
            Samples.tenant(), Samples.ALICE, type, Samples.NOW, SampleEvents.facts(type));
    String told =
        new String(Payload.of(new WebhookMessage(event, Optional.of(7L))), StandardCharsets.UTF_8);

    assertThat(schema.validate(told, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(told.replace("\"version\":1", "\"version\":2"), InputFormat.JSON))
        .isNotEmpty();
    assertThat(schema.validate(told.replace("\"details\":{", "\"detail\":{"), InputFormat.JSON))
        .isNotEmpty();
  }
}
