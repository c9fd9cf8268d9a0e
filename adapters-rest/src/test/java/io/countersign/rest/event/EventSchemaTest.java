package io.countersign.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.domain.event.Entry;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Link;
import io.countersign.domain.event.Written;
import io.countersign.rest.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class EventSchemaTest {

  private static final Path COMMITTED = Path.of("..", "docs", "events.schema.json");

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(EventSchema.json(), StandardCharsets.UTF_8));

  /** If it fails after a change of {@link EventType}, the file as it should be is in target/. */
  @Test
  void the_schema_that_is_committed_is_that_of_the_catalogue() throws IOException {
    ObjectMapper json = new ObjectMapper();
    String pretty =
        json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(EventSchema.json()))
            + "\n";
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "events.schema.json"), pretty);

    assertThat(COMMITTED).content().isEqualTo(pretty);
  }

  @ParameterizedTest
  @EnumSource
  void every_type_is_told_as_the_schema_says(EventType type) {
    Event event =
        SampleEvents.event(
            Samples.tenant(), Samples.ALICE, type, Samples.NOW, SampleEvents.facts(type));
    Event bare = SampleEvents.event(event.tenant(), Samples.ALICE, type, Samples.NOW, List.of());

    assertThat(problems(Json.object(out -> EventJson.write(out, event)))).isEmpty();
    assertThat(problems(Json.object(out -> EntryJson.write(out, entry(event))))).isEmpty();
    assertThat(problems(Json.object(out -> EntryJson.write(out, entry(bare))))).isEmpty();
  }

  @Test
  void an_event_that_tells_nothing_of_where_it_is_from_is_as_the_schema_says() {
    Event bare = SampleEvents.bare(SampleEvents.id(), Samples.tenant(), Optional.empty());

    assertThat(problems(Json.object(out -> EntryJson.write(out, entry(bare))))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"mfa.disabled\", \"at\": \"2026-03-01T10:00:00Z\", \"data\": {}}",
        "{\"id\": \"01989e7a-27bb-7d2c-9c1b-6f2f5a8a4c10\", \"type\": \"moon.landed\","
            + " \"at\": \"2026-03-01T10:00:00Z\", \"data\": {}}",
        "{\"id\": \"01989e7a-27bb-7d2c-9c1b-6f2f5a8a4c10\", \"type\": \"mfa.disabled\","
            + " \"at\": \"2026-03-01T10:00:00Z\", \"data\": {\"count\": \"3\"}}",
        "{\"id\": \"01989e7a-27bb-7d2c-9c1b-6f2f5a8a4c10\", \"type\": \"authenticator.used\","
            + " \"at\": \"2026-03-01T10:00:00Z\", \"data\": {\"authenticator\": \"123456\"}}"
      })
  void what_is_no_event_is_not_taken_for_one(String text) {
    assertThat(problems(text.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  private static Entry entry(Event event) {
    return new Entry(7, Link.first(event.tenant()), Written.of(event));
  }

  private List<String> problems(byte[] json) {
    return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
