package io.countersign.domain.attempt;

import io.countersign.domain.user.UserId;
import java.util.Optional;

/**
 * What may be told of whom is counted.
 *
 * @param type of the identifier that was used last
 * @param shown it, masked or in full as the tenant chose; 1 to 320 characters
 * @param user whose it is, if anybody knows
 */
public record Named(IdentifierType type, String shown, Optional<UserId> user) {}
