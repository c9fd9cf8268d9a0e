package io.countersign.application.factor;

import java.time.Instant;
import java.util.Optional;

/**
 * An archive in the plugin folder that is not used.
 *
 * @param archive the name of its file
 * @param reason lower-case words joined by dashes, for example {@code untrusted}; the log says more
 * @param since when it was looked at
 * @param inPlace the version that an earlier file of that name brought and that is still in use
 */
public record RefusedPlugin(
    String archive, String reason, Instant since, Optional<String> inPlace) {}
