package io.countersign.domain.event;

import java.util.Optional;

/**
 * Where an event comes from. Each is absent where nobody knows it: of an event that an older
 * version told, nothing is known.
 *
 * @param actor who did it
 * @param source the address of whoever called, 1 to 45 characters: an IPv4 or IPv6 address as text
 * @param trace what finds the call in logs, 1 to 64 characters
 */
public record Provenance(Optional<Actor> actor, Optional<String> source, Optional<String> trace) {

  /** Nothing is known. */
  public static final Provenance UNKNOWN =
      new Provenance(Optional.empty(), Optional.empty(), Optional.empty());

  /** Of what somebody does who did not call from anywhere. */
  public static Provenance of(Actor actor) {
    return new Provenance(Optional.of(actor), Optional.empty(), Optional.empty());
  }
}
