package io.countersign.application.event;

import static io.countersign.domain.event.EventType.AUTHENTICATOR_RENAMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventType;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTextTest {

  @ParameterizedTest
  @EnumSource
  void data_is_read_as_it_was_written(EventType type) {
    SortedMap<String, String> data = Event.data(SampleEvents.facts(type));

    assertThat(EventText.read(type, EventText.write(data))).isEqualTo(data);
  }

  @Test
  void facts_are_lines_in_the_order_of_their_names() {
    assertThat(EventText.read(AUTHENTICATOR_RENAMED, "")).isEmpty();
    assertThat(EventText.read(AUTHENTICATOR_RENAMED, "factor=totp"))
        .containsEntry("factor", "totp")
        .hasSize(1);
  }

  @Test
  void what_a_later_version_tells_more_is_left_out() {
    assertThat(EventText.read(AUTHENTICATOR_RENAMED, "color=red\ncount=3\nfactor=totp"))
        .containsOnlyKeys("factor");
  }
}
