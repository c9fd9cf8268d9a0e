/** Removing expired rows from the store. */
@NullMarked
package io.countersign.persistence.purge;

import org.jspecify.annotations.NullMarked;
