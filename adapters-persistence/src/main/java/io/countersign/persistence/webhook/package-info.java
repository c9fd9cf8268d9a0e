/** Webhooks in the store. */
@NullMarked
package io.countersign.persistence.webhook;

import org.jspecify.annotations.NullMarked;
