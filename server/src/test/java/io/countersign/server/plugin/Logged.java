package io.countersign.server.plugin;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class has logged since this was made. */
final class Logged implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private Logged(Logger logger) {
    this.logger = logger;
    events.start();
    logger.addAppender(events);
  }

  static Logged by(Class<?> type) {
    return new Logged((Logger) LoggerFactory.getLogger(type));
  }

  List<String> lines() {
    return List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Override
  public void close() {
    logger.detachAppender(events);
  }
}
