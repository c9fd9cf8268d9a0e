package io.countersign.application.lockout;

import io.countersign.domain.attempt.IdentifierType;
import io.countersign.domain.event.Fact;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What one transaction changes about whose identifiers are: it is told once for each user. */
final class IdentifierChanges {

  private static final class Change {
    private final Set<IdentifierType> types = EnumSet.noneOf(IdentifierType.class);
    private int linked;
    private int unlinked;

    private List<Fact> facts() {
      return List.of(Fact.linked(linked), Fact.unlinked(unlinked), Fact.identifierTypes(types));
    }
  }

  private final TenantId tenant;
  private final Map<UserId, Change> byUser = new LinkedHashMap<>();

  IdentifierChanges(TenantId tenant) {
    this.tenant = tenant;
  }

  TenantId tenant() {
    return tenant;
  }

  /** One of this type is the user's from now on. */
  void linked(UserId user, IdentifierType type) {
    Change change = of(user, type);
    change.linked++;
  }

  /** One of this type is the user's no more. */
  void unlinked(UserId user, IdentifierType type) {
    Change change = of(user, type);
    change.unlinked++;
  }

  private Change of(UserId user, IdentifierType type) {
    Change change = byUser.computeIfAbsent(user, _ -> new Change());
    change.types.add(type);
    return change;
  }

  /** Hands over what is to be told of each user of whom something changed. */
  void each(BiConsumer<UserId, List<Fact>> told) {
    byUser.forEach((user, change) -> told.accept(user, change.facts()));
  }
}
