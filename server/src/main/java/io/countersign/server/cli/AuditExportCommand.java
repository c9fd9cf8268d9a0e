package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.ledger.EventFilter;
import io.countersign.application.ledger.Found;
import io.countersign.application.ledger.SearchEvents;
import io.countersign.domain.client.ClientId;
import io.countersign.domain.event.Actor;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import io.countersign.rest.event.AuditLines;
import io.countersign.rest.event.EventTypes;
import io.countersign.rest.json.Forms;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.wiring.Injectors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes what happened to a tenant, for other programs. */
record AuditExportCommand() implements Command {

  private static final Option FORMAT =
      Option.of("--format", "FORMAT", "jsonl (the default) or csv");
  private static final Option OUT =
      Option.of("--out", "FILE", "where to write it; it must not be there (default: to be piped)");
  private static final Option USER = Option.of("--user", "ID", "only what concerns this user");
  private static final Option ACTOR =
      Option.of("--actor", "ACTOR", "only what this one did: api-key:…, operator, …");
  private static final Option TYPE =
      Option.of("--type", "TYPES", "only these types of events, with commas between them");
  private static final Option SOURCE = Option.of("--source", "IP", "only calls from this address");
  private static final Option TRACE = Option.of("--trace", "ID", "only what this call did");
  private static final Option CLIENT =
      Option.of("--client", "NAME", "only what happened through this application");
  private static final Option FROM =
      Option.of("--from", "TIME", "only what happened then or after: 2026-01-31T12:00:00Z");
  private static final Option TO = Option.of("--to", "TIME", "only what happened before");

  private static final int PAGE = 1_000;

  /** A line of progress for each so many pages that were looked at. */
  private static final int EVERY = 100;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "audit export",
        "Writes the events of a tenant, the newest first.",
        ApiKeys.TENANT,
        FORMAT,
        OUT,
        USER,
        ACTOR,
        TYPE,
        SOURCE,
        TRACE,
        CLIENT,
        FROM,
        TO,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    AuditLines format =
        read(arguments, FORMAT, AuditExportCommand::format).orElse(AuditLines.JSONL);
    EventFilter filter = filter(arguments);
    Optional<Path> file = arguments.value(OUT).map(Path::of);
    ApiKeys.work(
        arguments,
        surroundings,
        "GET %s/v1/audit?format=csv, or stop it and call this again",
        Injectors::auditing,
        (useCases, tenant) -> export(useCases, tenant, filter, format, file, surroundings));
  }

  private static EventFilter filter(Arguments arguments) throws CommandFailed {
    return new EventFilter(
        read(arguments, USER, UserId::new),
        read(arguments, ACTOR, Actor::new),
        read(arguments, TYPE, EventTypes::names).orElse(Set.of()),
        arguments.value(SOURCE),
        arguments.value(TRACE),
        read(arguments, CLIENT, ClientId::new),
        read(arguments, FROM, Forms::time),
        read(arguments, TO, Forms::time));
  }

  private static <T> Optional<T> read(Arguments arguments, Option option, Function<String, T> form)
      throws CommandFailed {
    try {
      return arguments.value(option).map(form);
    } catch (IllegalArgumentException malformed) {
      throw CommandFailed.usage(option.name() + " " + malformed.getMessage());
    }
  }

  private static AuditLines format(String text) {
    return switch (text) {
      case "jsonl" -> AuditLines.JSONL;
      case "csv" -> AuditLines.CSV;
      default -> throw new IllegalArgumentException("must be jsonl or csv");
    };
  }

  private static void export(
      Injector useCases,
      TenantId tenant,
      EventFilter filter,
      AuditLines format,
      Optional<Path> file,
      Surroundings to)
      throws CommandFailed {
    SearchEvents search = useCases.getInstance(SearchEvents.class);
    if (file.isEmpty()) {
      try {
        write(search, tenant, filter, format, to.out(), to);
      } catch (IOException closed) {
        throw CommandFailed.because("it cannot be written: " + closed.getMessage());
      }
      return;
    }
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(file.get(), StandardOpenOption.CREATE_NEW))) {
      write(search, tenant, filter, format, out, to);
    } catch (IOException unwritable) {
      throw CommandFailed.because(file.get() + " cannot be written: " + unwritable.getMessage());
    }
  }

  /** Page by page: what was written is not kept. */
  private static void write(
      SearchEvents search,
      TenantId tenant,
      EventFilter filter,
      AuditLines format,
      OutputStream out,
      Surroundings to)
      throws IOException {
    out.write(format.first());
    long written = 0;
    Optional<EventId> next = Optional.empty();
    for (int pages = 1; pages == 1 || next.isPresent(); pages++) {
      SearchEvents.Page page = search.search(tenant, filter, next, PAGE);
      for (Found found : page.events()) {
        out.write(format.line(found));
      }
      requireWritten(out);
      written += page.events().size();
      next = page.next();
      if (pages % EVERY == 0) {
        to.err().printf("%,d events%n", written);
      }
    }
    out.flush();
    requireWritten(out);
    to.err().printf("%,d events of %s%n", written, tenant);
  }

  /** Standard output keeps to itself that it is full, or that nobody reads it any more. */
  private static void requireWritten(OutputStream out) throws IOException {
    if (out instanceof PrintStream standard && standard.checkError()) {
      throw new IOException("the output takes no more");
    }
  }
}
