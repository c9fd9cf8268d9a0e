package io.countersign.application.policy;

import java.util.Optional;

/**
 * What somebody saw active when they decided what is to be active: so that of two operators at once
 * the second learns that there is another one.
 *
 * @param version the version; absent if none was
 */
public record Expected(Optional<Integer> version) {}
