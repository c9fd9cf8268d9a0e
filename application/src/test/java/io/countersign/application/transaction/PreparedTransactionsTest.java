package io.countersign.application.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.countersign.application.fixture.Race;
import io.countersign.application.tenant.MemoryTenants;
import io.countersign.application.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PreparedTransactionsTest implements TransactionsContract {

  private final MemoryStore store = new MemoryStore();
  private final Transactions transactions = new PreparedTransactions(new MemoryTransactions(store));
  private final MemoryTenants tenants = new MemoryTenants(store);
  private final AtomicInteger inside = new AtomicInteger();
  private final List<String> happened = new ArrayList<>();

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Tenants tenants() {
    return tenants;
  }

  private String found(String what) {
    return Preparation.of(
        what,
        String.class,
        () -> {
          happened.add(what + (store.inTransaction() ? " within" : " before"));
          return what + "!";
        });
  }

  @Test
  void what_is_needed_is_found_while_no_transaction_is_open() {
    String result =
        transactions.inTransaction(() -> {
          happened.add("begun");
          return found("a") + found("b") + found("a");
        });

    assertThat(result).isEqualTo("a!b!a!");
    assertThat(happened).containsExactly("begun", "a before", "begun", "b before", "begun");
  }

  @Test
  void a_transaction_within_one_is_undone_with_it() {
    String result =
        transactions.inTransaction(
            () -> transactions.inTransaction(() -> store.inTransaction() + found("a")));

    assertThat(result).isEqualTo("truea!");
    assertThat(happened).containsExactly("a before");
  }

  @Test
  void outside_of_any_it_is_found_at_once_and_every_time() {
    assertThat(found("a") + found("a")).isEqualTo("a!a!");
    assertThat(happened).containsExactly("a before", "a before");
  }

  @Test
  void what_cannot_be_found_is_told_to_whoever_began() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions.inTransaction(() ->
                Preparation.of(
                    "a",
                    String.class,
                    () -> {
                      throw new IllegalStateException("gone");
                    })))
        .withMessage("gone");
    assertThat(store.inTransaction()).isFalse();
  }

  @Test
  void what_is_always_another_thing_is_not_looked_for_forever() {
    AtomicInteger number = new AtomicInteger();

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() ->
            transactions.inTransaction(() -> found(String.valueOf(number.getAndIncrement()))));
    assertThat(number.get()).isLessThan(20);
  }

  @Test
  void what_is_to_be_given_back_is_given_back_whatever_becomes_of_it() {
    Held held = new Held();

    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions.inTransaction(() -> {
              Held had = Preparation.of("turn", Held.class, () -> held);
              assertThat(had.isHeld()).isTrue();
              throw new IllegalStateException("failed");
            }));
    assertThat(held.isHeld()).isFalse();
  }

  @Test
  void what_was_given_back_is_prepared_once_more() {
    List<Held> made = new ArrayList<>();

    transactions.inTransaction(() -> {
      Held had = Preparation.of("turn", Held.class, () -> another(made));
      if (made.size() < 2) {
        had.end();
        had = Preparation.of("turn", Held.class, () -> another(made));
      }
      return had;
    });

    assertThat(made).hasSize(2).noneMatch(Held::isHeld);
  }

  private static Held another(List<Held> made) {
    made.add(new Held());
    return made.getLast();
  }

  private static final class Held implements Preparation.Prepared {
    private boolean held = true;

    @Override
    public boolean isHeld() {
      return held;
    }

    @Override
    public void end() {
      held = false;
    }
  }

  @Test
  void those_who_want_one_row_wait_for_each_other_while_no_transaction_is_open() {
    List<Boolean> alone =
        Race.of(
            16,
            number ->
                number % 2 == 0
                    ? transactions.inTransaction("row", this::alone)
                    : transactions.inTransaction(
                        () -> transactions.inTransaction("row", this::alone)));

    assertThat(alone).containsOnly(true);
    assertThat(transactions.<Boolean>inTransaction("row", this::alone)).isTrue();
  }

  /** Joined, it has the turn of the one that it joins. */
  private boolean alone() {
    boolean first = inside.incrementAndGet() == 1;
    boolean joined = transactions.inTransaction("row", () -> store.inTransaction());
    inside.decrementAndGet();
    return first && joined;
  }

  @Test
  void a_row_is_free_again_whatever_became_of_the_work() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions.inTransaction(
                "row",
                () -> {
                  throw new IllegalStateException("made to fail");
                }));
    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions.inTransaction(() ->
                transactions.inTransaction(
                    "row",
                    () -> {
                      throw new IllegalStateException("made to fail");
                    })));

    assertThat(transactions.<Boolean>inTransaction("row", this::alone)).isTrue();
  }
}
