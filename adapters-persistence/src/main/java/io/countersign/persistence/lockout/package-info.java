/** Counts of guesses in the store. */
@NullMarked
package io.countersign.persistence.lockout;

import org.jspecify.annotations.NullMarked;
