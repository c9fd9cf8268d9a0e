package io.countersign.server.plugin;

import io.countersign.domain.factor.FactorType;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that only one plugin may have.
 *
 * @param id PF4J's name for it
 * @param factors the type of its factor and all variants of it
 */
record Claims(String id, Set<FactorType> factors, Set<String> transports) {

  /** Keeps copies in alphabetical order. */
  Claims {
    factors = Collections.unmodifiableSet(new TreeSet<>(factors));
    transports = Collections.unmodifiableSet(new TreeSet<>(transports));
  }

  /** Completes a sentence that begins with the name of the archive that comes second. */
  Optional<String> conflictWith(Claims other, String archive) {
    String already = ", which " + archive + " has already";
    Set<FactorType> both = new TreeSet<>(factors);
    both.retainAll(other.factors);
    Set<String> carried = new TreeSet<>(transports);
    carried.retainAll(other.transports);
    if (!both.isEmpty()) {
      return Optional.of("brings the factor " + both.iterator().next() + already);
    }
    if (!carried.isEmpty()) {
      return Optional.of("brings the transport " + carried.iterator().next() + already);
    }
    return id.equals(other.id) ? Optional.of("has the id " + id + already) : Optional.empty();
  }
}
