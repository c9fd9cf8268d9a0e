package io.countersign.application.contact;

import java.time.Duration;

/**
 * The limits of every contact verification.
 *
 * @param attempts how many wrong codes one takes before it has failed, 1 to 100
 * @param lifetime how long somebody may take, positive
 */
public record ContactRules(int attempts, Duration lifetime) {}
