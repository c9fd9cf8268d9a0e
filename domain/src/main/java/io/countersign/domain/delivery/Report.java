package io.countersign.domain.delivery;

import java.util.Optional;

/**
 * What a provider says became of a message.
 *
 * @param reference what {@link Sending.Accepted} said
 * @param failure why it did not arrive, lower-case words joined by dashes; absent if it arrived
 */
public record Report(String reference, Optional<String> failure) {}
