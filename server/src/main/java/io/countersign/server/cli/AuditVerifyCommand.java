package io.countersign.server.cli;

import com.google.inject.Injector;
import io.countersign.application.ledger.CheckpointSigner;
import io.countersign.application.ledger.GenuineCheckpoint;
import io.countersign.application.ledger.VerifyLedger;
import io.countersign.application.ledger.VerifyLedgerResult;
import io.countersign.application.ledger.VerifyLedgerResult.Broken;
import io.countersign.application.ledger.VerifyLedgerResult.Flaw;
import io.countersign.application.ledger.VerifyLedgerResult.Intact;
import io.countersign.domain.event.Head;
import io.countersign.domain.tenant.TenantId;
import io.countersign.server.config.InvalidConfig;
import io.countersign.server.wiring.Injectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds whether anybody tampered with the events of a tenant. */
record AuditVerifyCommand() implements Command {

  private static final Option CHECKPOINT =
      Option.of(
          "--checkpoint",
          "FILE",
          "a file with checkpoints that an earlier call printed, or GET /v1/audit/checkpoints, kept"
              + " somewhere else");

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
        Injectors::auditing,
        (useCases, tenant) -> verify(useCases, tenant, file, surroundings));
  }

  private static void verify(
      Injector useCases, TenantId tenant, Optional<String> file, Surroundings to)
      throws CommandFailed {
    List<Head> known =
        file.isPresent()
            ? CheckpointFile.read(
                Path.of(file.get()), tenant, useCases.getInstance(CheckpointSigner.class))
            : List.of();
    AtomicInteger thousands = new AtomicInteger();
    VerifyLedgerResult result =
        useCases
            .getInstance(VerifyLedger.class)
            .verify(
                tenant,
                known,
                position -> {
                  if (thousands.incrementAndGet() % EVERY == 0) {
                    to.out().printf("verified up to %,d%n", position);
                  }
                });
    switch (result) {
      case Intact intact -> tell(intact, to);
      case Broken(var position, var flaw) ->
          throw CommandFailed.because(
              "the events of %s were tampered with, at position %d or from there on: %s"
                  .formatted(tenant, position, sentence(flaw)));
    }
  }

  private static void tell(Intact intact, Surroundings to) {
    Head head = intact.head();
    to.out()
        .printf(
            "The events of %s are as they were entered: positions %d to %d.%n",
            head.tenant(), intact.base().position() + 1, head.position());
    to.out().println(coverage(intact));
    to.out().printf("checkpoint %s %d %s%n", head.tenant(), head.position(), head.link());
    intact.covered().ifPresent(covered -> to.out().println("signed " + covered.jws()));
  }

  private static String coverage(Intact intact) {
    return intact
        .covered()
        .map(GenuineCheckpoint::checkpoint)
        .map(signed ->
            "A checkpoint that was signed at %s covers all up to position %d; not covered: %d."
                .formatted(
                    signed.at(),
                    signed.head().position(),
                    intact.head().position() - signed.head().position()))
        .orElse("No signed checkpoint covers any of them.");
  }

  private static String sentence(Flaw flaw) {
    return switch (flaw) {
      case MISSING -> "there is none";
      case CHANGED -> "it is not the event that was entered there";
      case ADDED -> "there is one too many";
      case HEAD -> "the end that is noted is not the end that is there";
      case REPLACED -> "it is not what the checkpoint knows";
      case CONTRADICTED -> "it is not what the signed checkpoint knows";
      case FORGED -> "this installation did not sign the checkpoint there";
      case BASE -> "it and all before it are gone, and this installation did not forget them";
    };
  }
}
