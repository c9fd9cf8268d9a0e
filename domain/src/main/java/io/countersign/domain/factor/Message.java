package io.countersign.domain.factor;

import java.time.Instant;

/**
 * A code that a factor wants brought to a person. The factor returns it and the host sends it,
 * after what it belongs to was kept.
 *
 * @param code what the person is to send back, in UTF-8; 1 to 64 characters
 * @param expiresAt when it is worth nothing any more; in the future, and in ten minutes at the most
 *     (NIST SP 800-63B-4 section 3.1.3.2)
 */
public record Message(
    Channel channel, Destination destination, SecretBytes code, Instant expiresAt) {}
