/** Transactions of the store. */
@NullMarked
package io.countersign.persistence.transaction;

import org.jspecify.annotations.NullMarked;
