package io.countersign.application.assertion;

import io.countersign.application.event.Chronicle;
import io.countersign.application.fixture.SampleEvents;
import io.countersign.application.fixture.Samples;
import io.countersign.application.fixture.SettableClock;
import io.countersign.application.transaction.MemoryStore;
import io.countersign.application.transaction.MemoryTransactions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** Two nodes of a new installation, with one store and one clock. */
final class SigningNodes {

  final SettableClock clock = new SettableClock(Samples.NOW);
  final SigningKeys keys;
  final SigningNode here;
  final SigningNode there;

  SigningNodes(BiFunction<SigningKeys, InstantSource, Assertions> adapter) {
    MemoryStore store = new MemoryStore();
    keys = new MemorySigningKeys(store);
    MemoryTransactions transactions = new MemoryTransactions(store);
    Chronicle chronicle = SampleEvents.chronicle(store, clock);
    here = new SigningNode(adapter.apply(keys, clock), keys, transactions, clock, chronicle);
    there = new SigningNode(adapter.apply(keys, clock), keys, transactions, clock, chronicle);
  }

  void tick(Duration duration) {
    clock.tick(duration);
  }
}
