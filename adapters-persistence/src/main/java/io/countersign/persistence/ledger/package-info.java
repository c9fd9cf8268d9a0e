/** Ledgers in a database. */
@NullMarked
package io.countersign.persistence.ledger;

import org.jspecify.annotations.NullMarked;
