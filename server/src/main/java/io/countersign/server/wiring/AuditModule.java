package io.countersign.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import io.countersign.application.assertion.Assertions;
import io.countersign.application.ledger.CheckpointSigner;
import io.countersign.application.ledger.Checkpoints;
import io.countersign.application.ledger.Ledger;
import io.countersign.application.ledger.ListCheckpoints;
import io.countersign.application.ledger.ReadEvents;
import io.countersign.application.ledger.SearchEvents;
import io.countersign.application.ledger.SignCheckpoints;
import io.countersign.application.ledger.VerifyLedger;
import io.countersign.application.transaction.Transactions;
import io.countersign.crypto.secret.TinkSecrets;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What happened, for those who collect, search and verify it, with a server or without. */
final class AuditModule extends AbstractModule {

  private final TinkSecrets secrets;

  AuditModule(TinkSecrets secrets) {
    this.secrets = secrets;
  }

  @Provides
  @Singleton
  ReadEvents readEvents(Ledger ledger) {
    return new ReadEvents(ledger);
  }

  @Provides
  @Singleton
  SearchEvents searchEvents(Ledger ledger) {
    return new SearchEvents(ledger);
  }

  @Provides
  @Singleton
  CheckpointSigner checkpointSigner(
      Checkpoints checkpoints, Assertions assertions, InstantSource clock) {
    return new CheckpointSigner(checkpoints, assertions, secrets, clock);
  }

  @Provides
  @Singleton
  SignCheckpoints signCheckpoints(
      Ledger ledger, Checkpoints checkpoints, CheckpointSigner signer, Transactions transactions) {
    return new SignCheckpoints(ledger, checkpoints, signer, transactions);
  }

  @Provides
  @Singleton
  ListCheckpoints listCheckpoints(Checkpoints checkpoints, CheckpointSigner signer) {
    return new ListCheckpoints(checkpoints, signer);
  }

  @Provides
  @Singleton
  VerifyLedger verifyLedger(Ledger ledger, Checkpoints checkpoints, CheckpointSigner signer) {
    return new VerifyLedger(ledger, checkpoints, signer);
  }
}
