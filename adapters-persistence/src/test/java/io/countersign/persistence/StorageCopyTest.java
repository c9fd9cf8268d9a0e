package io.countersign.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.application.storage.Storage;
import io.countersign.application.storage.StorageAddress;
import io.countersign.persistence.copy.ComparedTable;
import io.countersign.persistence.generated.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Between every two databases, in both directions. */
@ParameterizedClass
@MethodSource("pairs")
@SuppressWarnings("NullAway.Init")
final class StorageCopyTest extends OneCopy {

  @Parameter(0)
  TestDatabase from;

  @Parameter(1)
  TestDatabase to;

  @Override
  TestDatabase from() {
    return from;
  }

  @Override
  TestDatabase to() {
    return to;
  }

  static Stream<Arguments> pairs() {
    return Stream.of(TestDatabase.values())
        .flatMap(from ->
            Stream.of(TestDatabase.values())
                .filter(to -> to != from)
                .map(to -> Arguments.of(from, to)));
  }

  @Test
  void everything_is_there_afterwards_and_every_secret_opens_with_the_same_keys() {
    List<ComparedTable> tables = copy(new Watching());

    assertThat(tables).extracting(ComparedTable::name).containsExactlyElementsOf(kept());
    assertThat(tables).allSatisfy(table -> assertThat(table.rows()).as(table.name()).isPositive());
    try (Storage storage = to.provider().open(target, secrets, clock())) {
      installation.requireIn(storage);
    }
  }

  /** All that the schema has, but what a new database knows of itself or soon finds anew. */
  private static List<String> kept() {
    Set<String> ownKnowledge =
        Set.of("schema_state", "locks", "scheduled_tasks", "storage_copies", "policy_replays");
    return DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
        .map(table -> table.getName().toLowerCase(Locale.ROOT))
        .filter(table -> !ownKnowledge.contains(table))
        .toList();
  }

  @Test
  void a_copy_that_is_cut_off_after_every_batch_goes_on_each_time() {
    List<String> batches = new ArrayList<>();
    Watching cut = new Watching().stoppingAfter(1);
    while (cut.stops(() -> copy(cut))) {
      batches.addAll(cut.batches());
      assertRefused(() -> to.provider().open(target, secrets, clock()), "unfinished copy of");
    }

    Watching whole = new Watching();
    StorageAddress another = to.another(folder.resolve("another"));
    new StorageCopy().run(source, another, whole);
    assertThat(batches).hasSizeGreaterThan(10).containsExactlyElementsOf(whole.batches());
    try (Storage storage = to.provider().open(target, secrets, clock())) {
      installation.requireIn(storage);
    }
  }
}
