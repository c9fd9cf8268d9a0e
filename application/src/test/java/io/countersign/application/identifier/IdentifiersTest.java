package io.countersign.application.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.fixture.Race;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentifiersTest {

  private final SettableClock clock = new SettableClock(Samples.NOW);
  private final Identifiers identifiers = new Identifiers(clock, new SecureRandom());

  @Test
  void a_name_is_a_uuid_of_version_7() {
    UUID name = identifiers.next();

    assertThat(name.version()).isEqualTo(7);
    assertThat(name.variant()).isEqualTo(2);
  }

  @Test
  void a_name_begins_with_the_milliseconds() {
    assertThat(identifiers.next().getMostSignificantBits() >>> 16)
        .isEqualTo(Samples.NOW.toEpochMilli());
    clock.set(Instant.parse("9999-12-31T23:59:59.999Z"));
    assertThat(identifiers.next().getMostSignificantBits() >>> 16)
        .isEqualTo(clock.instant().toEpochMilli());
  }

  @Test
  void names_of_later_milliseconds_come_later_as_text_too() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      names.add(identifiers.next().toString());
      clock.tick(Duration.ofMillis(1));
    }

    assertThat(names).isSorted();
  }

  @Test
  void names_of_one_instant_come_one_after_the_other_too() {
    List<String> names = Stream.generate(this::name).limit(10_000).toList();

    assertThat(names).isSorted();
  }

  @Test
  void names_of_later_microseconds_come_later_whoever_makes_them() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      names.add(new Identifiers(clock, new SecureRandom()).next().toString());
      clock.tick(Duration.ofNanos(1000));
    }

    assertThat(names).isSorted();
  }

  @Test
  void names_go_on_while_the_clock_goes_back() {
    String before = name();
    clock.set(Samples.NOW.minusSeconds(3600));
    String meanwhile = name();
    clock.set(Samples.NOW.plusMillis(1));

    assertThat(List.of(before, meanwhile, name())).isSorted();
  }

  private String name() {
    return identifiers.next().toString();
  }

  @Test
  void no_two_names_are_alike_whoever_asks() {
    List<List<UUID>> names =
        Race.of(
            8,
            _ -> {
              List<UUID> some = new ArrayList<>();
              for (int i = 0; i < 10_000; i++) {
                some.add(identifiers.next());
              }
              return some;
            });

    assertThat(names.stream().flatMap(List::stream).distinct()).hasSize(80_000);
  }
}
