package io.countersign.application.enrollment;

import java.time.Duration;

/**
 * The limits of every enrollment.
 *
 * @param attempts how many wrong responses one enrollment takes before it has failed, 1 to 100
 * @param lifetime how long a user may take to confirm, positive
 */
public record EnrollmentRules(int attempts, Duration lifetime) {}
