package io.countersign.domain.factor;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * What a factor gets to begin an enrollment.
 *
 * @param issuer who asks, as the user knows them, for example the name of the tenant
 * @param account the user's name as they know it, for example an e-mail address
 * @param options the factor's own options as the caller sent them, maybe none
 * @param random where all randomness comes from
 * @param now the host's time
 */
public record EnrollmentRequest(
    String issuer, String account, Fields options, SecureRandom random, Instant now) {}
