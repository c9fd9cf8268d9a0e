/** Answers to repeated requests in the store. */
@NullMarked
package io.countersign.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
