package io.countersign.application.event;

import static io.countersign.domain.event.EventType.AUTHENTICATOR_RENAMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.domain.event.Event;
import io.countersign.domain.event.EventText;
import io.countersign.domain.event.EventType;
import io.countersign.domain.event.Written;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WrittenTest {

  @ParameterizedTest
  @EnumSource
  void an_event_is_read_as_it_was_written(EventType type) {
    Event event =
        SampleEvents.event(
            Samples.tenant(), Samples.ALICE, type, Samples.NOW, SampleEvents.facts(type));

    assertThat(Written.of(event).event()).contains(event);
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
    assertThat(EventText.read(AUTHENTICATOR_RENAMED, "authenticator=In Another Form\nfactor"))
        .isEmpty();
  }

  @Test
  void a_type_of_a_later_version_tells_nothing_yet() {
    Written bare =
        Written.of(SampleEvents.bare(SampleEvents.id(), Samples.tenant(), Optional.empty()));

    assertThat(
            new Written(
                    bare.id(),
                    bare.tenant(),
                    bare.user(),
                    "moon.landed",
                    bare.at(),
                    bare.client(),
                    "on=moon",
                    bare.provenance())
                .event())
        .isEmpty();
  }
}
