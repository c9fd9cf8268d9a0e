package io.countersign.application.ledger;

import io.countersign.domain.event.Written;
import java.util.OptionalLong;

/**
 * An event that a search looked at.
 *
 * @param position in the ledger; absent until it is entered
 */
public record Found(Written written, OptionalLong position) {}
