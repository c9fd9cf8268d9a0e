package io.countersign.application.ledger;

import io.countersign.domain.event.Actor;
import io.countersign.domain.event.EventId;
import io.countersign.domain.tenant.TenantId;
import io.countersign.domain.user.UserId;
import java.util.Optional;

/**
 * Events of a tenant that a store finds by an index.
 *
 * @param user only what concerns this one
 * @param actor only what this one did, unless a user is given: then, whoever did it
 * @param from only ids from this one on
 * @param before only smaller ids
 */
public record Stretch(
    TenantId tenant,
    Optional<UserId> user,
    Optional<Actor> actor,
    Optional<EventId> from,
    Optional<EventId> before) {}
