/** A repeated request is answered as the first one was. */
@NullMarked
package io.countersign.application.idempotency;

import org.jspecify.annotations.NullMarked;
