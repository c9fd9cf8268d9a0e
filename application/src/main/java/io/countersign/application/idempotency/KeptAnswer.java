package io.countersign.application.idempotency;

import io.countersign.domain.factor.SecretBytes;
import java.util.Optional;

/**
 * An answer as it was given.
 *
 * @param status the HTTP status
 * @param location where what was created is found
 * @param body the body, byte for byte
 */
public record KeptAnswer(int status, Optional<String> location, SecretBytes body) {}
