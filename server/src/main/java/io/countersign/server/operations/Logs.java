package io.countersign.server.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import io.countersign.server.config.LogConfig;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets the log up, on standard error, without a file that would have to be found and read at every
 * start. Found by Logback as a service; until the configuration is read, it shows warnings.
 */
public final class Logs extends ContextAwareBase implements Configurator {

  /** Whatever a message quotes, it is one line. What belongs to it follows, or nothing does. */
  private static final String TEXT =
      "%d{HH:mm:ss.SSS} %-5level [%X{requestId:--}] %logger{0}: "
          + "%replace(%replace(%msg %kvp){'\\p{Cntrl}',' '}){' $',''}%n";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    set(context, Level.WARN, text(context));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** From now on logs as configured. */
  public static void configure(LogConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    set(
        context,
        Level.valueOf(config.level().name()),
        switch (config.format()) {
          case JSON -> json(context);
          case TEXT -> text(context);
        });
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static void set(LoggerContext context, Level level, Encoder<ILoggingEvent> encoder) {
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(appender);
    // Says at length what a start that failed tells in a sentence.
    context.getLogger("io.helidon.webserver.LoomServer").setLevel(Level.OFF);
    // A page of stack trace at every look while the database is away; we say it once.
    context.getLogger("com.github.kagkarlsson").setLevel(Level.OFF);
    quiet(context, level, "io.helidon", "liquibase", "com.zaxxer.hikari", "org.jooq", "org.pf4j");
  }

  /** Others tell more than anybody wants to know, unless it is bad. */
  private static void quiet(LoggerContext context, Level root, String... names) {
    Level level = root.isGreaterOrEqual(Level.WARN) ? root : Level.WARN;
    for (String name : names) {
      context.getLogger(name).setLevel(level);
    }
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(TEXT);
    return encoder;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.setWithMessage(false);
    return encoder;
  }
}
