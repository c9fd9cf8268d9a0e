package io.countersign.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.countersign.domain.client.ClientId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkTest {

  private static final TenantId TENANT = TenantId.DEFAULT;
  private static final Link FIRST = Link.first(TENANT);
  private static final Provenance SOMEWHERE =
      new Provenance(Optional.of(Actor.SYSTEM), Optional.of("192.0.2.1"), Optional.of("t1"));
  private static final Written EVENT =
      written(1, "alice", "policy.saved", 7, "shop", "version=1", SOMEWHERE);

  /** Everything that is kept of an event, changed in one place each. */
  private static final List<Written> CHANGED =
      List.of(
          written(2, "alice", "policy.saved", 7, "shop", "version=1", SOMEWHERE),
          written(1, "alicf", "policy.saved", 7, "shop", "version=1", SOMEWHERE),
          written(1, null, "policy.saved", 7, "shop", "version=1", SOMEWHERE),
          written(1, "alice", "policy.saves", 7, "shop", "version=1", SOMEWHERE),
          written(1, "alice", "policy.saved", 8, "shop", "version=1", SOMEWHERE),
          written(1, "alice", "policy.saved", 7, "shoq", "version=1", SOMEWHERE),
          written(1, "alice", "policy.saved", 7, null, "version=1", SOMEWHERE),
          written(1, "alice", "policy.saved", 7, "shop", "version=2", SOMEWHERE),
          written(1, "alice", "policy.saved", 7, "shop", "version=1", Provenance.UNKNOWN),
          written(
              1, "alice", "policy.saved", 7, "shop", "version=1", from("api", "192.0.2.1", "t1")),
          written(
              1,
              "alice",
              "policy.saved",
              7,
              "shop",
              "version=1",
              from("system", "192.0.2.2", "t1")),
          written(
              1,
              "alice",
              "policy.saved",
              7,
              "shop",
              "version=1",
              from("system", "192.0.2.1", "t2")),
          // What moves from one member to the next.
          written(1, "alicepolicy", ".saved", 7, "shop", "version=1", SOMEWHERE),
          written(
              1,
              "alice",
              "policy.saved",
              7,
              "shop",
              "version=1",
              from("system", "192.0.2.1t", "1")));

  @Test
  void a_link_says_everything_that_is_kept_and_where() {
    Set<Link> links = new HashSet<>(Set.of(FIRST.next(1, EVENT), FIRST.next(2, EVENT)));
    links.add(FIRST.next(1, EVENT).next(1, EVENT));
    links.add(Link.first(new TenantId("other")).next(1, EVENT));
    CHANGED.forEach(changed -> links.add(FIRST.next(1, changed)));

    assertThat(links).hasSize(4 + CHANGED.size());
  }

  @Test
  void the_rule_never_changes() {
    assertThat(FIRST.hex())
        .isEqualTo("08eb2430ba7f0832ad4adee49b4e955a5f39d117201aef14d06169e07cf6390b");
    assertThat(FIRST.next(1, EVENT).hex())
        .isEqualTo("41c06f1ff6861d17abe398efdcd515f8d0c61ee0511f1904ac2cc73ca659b444");
  }

  @Test
  void the_entries_of_a_head_follow_it() {
    Head head = Head.first(TENANT);
    List<Entry> entries = head.enter(List.of(EVENT, CHANGED.getFirst()));

    assertThat(entries).extracting(Entry::position).containsExactly(1L, 2L);
    assertThat(entries.getFirst().link()).isEqualTo(FIRST.next(1, EVENT));
    assertThat(head.at(entries.getLast()).enter(List.of(EVENT)))
        .singleElement()
        .satisfies(third -> assertThat(third.position()).isEqualTo(3));
  }

  @Test
  void a_link_is_32_bytes() {
    assertThat(Link.of(FIRST.bytes())).isEqualTo(FIRST);
    assertThatIllegalArgumentException().isThrownBy(() -> new Link("00"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Link("0A".repeat(32)));
  }

  private static Provenance from(String actor, String source, String trace) {
    return new Provenance(Optional.of(new Actor(actor)), Optional.of(source), Optional.of(trace));
  }

  private static Written written(
      int id,
      @Nullable String user,
      String type,
      long micros,
      @Nullable String client,
      String data,
      Provenance provenance) {
    return new Written(
        new EventId(new UUID(0x7000, id)),
        TENANT,
        Optional.ofNullable(user).map(UserId::new),
        type,
        Instant.EPOCH.plusNanos(micros * 1000),
        Optional.ofNullable(client).map(ClientId::new),
        data,
        provenance);
  }
}
