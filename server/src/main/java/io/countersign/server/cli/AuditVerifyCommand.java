package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.ledger.VerifyLedger;
import io.countersign.application.ledger.VerifyLedgerResult;
import io.countersign.application.ledger.VerifyLedgerResult.Broken;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.application.ledger.VerifyLedgerResult.Intact;
import io.countersign.domain.event.Head;
import io.countersign.domain.event.Link;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds whether anybody tampered with the events of a tenant. */
record AuditVerifyCommand() implements Command {

  private static final Option CHECKPOINT =
      Option.of(
          "--checkpoint",
          "FILE",
          "a file with the checkpoint that an earlier call printed, kept somewhere else");

  /** A line for each so many thousand events. */
  private static final int EVERY = 100;

  @Override
  public Syntax syntax() {
    return new Syntax(
        "audit verify",
        "Finds whether anybody changed, removed, added or moved events of a tenant, and where.",
        ApiKeys.TENANT,
        CHECKPOINT,
        Option.CONFIG,
        Option.DATA);
  }

  @Override
  public void run(Arguments arguments, Surroundings surroundings)
      throws CommandFailed, InvalidConfig {
    Optional<String> file = arguments.value(CHECKPOINT);
    ApiKeys.work(
        arguments,
        surroundings,
        "GET %s/v1/events, or stop it and call this again",
        (useCases, tenant) -> verify(useCases, tenant, file, surroundings));
  }

  private static void verify(
      Injector useCases, TenantId tenant, Optional<String> file, Surroundings to)
      throws CommandFailed {
    Optional<Head> checkpoint =
        file.isPresent() ? Optional.of(read(Path.of(file.get()), tenant)) : Optional.empty();
    AtomicInteger thousands = new AtomicInteger();
    VerifyLedgerResult result =
        useCases
            .getInstance(VerifyLedger.class)
            .verify(
                tenant,
                checkpoint,
                position -> {
                  if (thousands.incrementAndGet() % EVERY == 0) {
                    to.out().printf("verified up to %,d%n", position);
                  }
                });
    switch (result) {
      case Intact(var base, var head) -> tell(base, head, to);
      case Broken(var position, var flaw) ->
          throw CommandFailed.because(
              "the events of %s were tampered with, at position %d or from there on: %s"
                  .formatted(tenant, position, sentence(flaw)));
    }
  }

  private static void tell(Head base, Head head, Surroundings to) {
    to.out()
        .printf(
            "The events of %s are as they were entered: positions %d to %d.%n",
            head.tenant(), base.position() + 1, head.position());
    to.out().printf("checkpoint %s %d %s%n", head.tenant(), head.position(), head.link());
  }

  private static String sentence(Flaw flaw) {
    return switch (flaw) {
      case MISSING -> "there is none";
      case CHANGED -> "it is not the event that was entered there";
      case ADDED -> "there is one too many";
      case HEAD -> "the end that is noted is not the end that is there";
      case REPLACED -> "it is not what the checkpoint knows";
    };
  }

  /** Any line of what an earlier call printed. */
  private static Head read(Path file, TenantId tenant) throws CommandFailed {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.strip().split(" ", -1))
          .filter(words -> words.length == 4 && words[0].equals("checkpoint"))
          .filter(words -> words[1].equals(tenant.value()))
          .map(words -> new Head(tenant, Long.parseLong(words[2]), new Link(words[3])))
          .findFirst()
          .orElseThrow(
              () -> CommandFailed.usage("there is no checkpoint of " + tenant + " in " + file));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw CommandFailed.usage("there is no checkpoint in " + file);
    }
  }
}
