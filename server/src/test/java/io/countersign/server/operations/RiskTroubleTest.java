package io.countersign.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.countersign.application.fixture.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RiskTroubleTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(RiskTrouble.class);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final RiskTrouble trouble = new RiskTrouble(clock);

  @BeforeEach
  void listen() {
    events.start();
    logger.addAppender(events);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(events);
  }

  @Test
  void each_assessor_is_told_of_once_a_minute() {
    tell("Moon");
    clock.tick(Duration.ofSeconds(30));
    tell("Moon");
    tell("Sun");
    clock.tick(Duration.ofSeconds(30));
    tell("Moon");
    tell("Sun");

    assertThat(lines())
        .satisfiesExactly(
            one -> assertThat(one).contains("Moon"),
            two -> assertThat(two).contains("Sun"),
            three -> assertThat(three).contains("Moon"));
  }

  @Test
  void a_clock_that_is_set_back_does_not_silence_it() {
    tell("Moon");
    clock.tick(Duration.ofDays(-1));
    tell("Moon");

    assertThat(lines()).hasSize(2);
  }

  private void tell(String assessor) {
    trouble.accept(assessor, new IllegalStateException("as the test wants it"));
  }

  private List<String> lines() {
    return events.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
