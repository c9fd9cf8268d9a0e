/** What all adapters of the store share: connections, transactions, types and faults. */
@NullMarked
package io.countersign.persistence.database;

import org.jspecify.annotations.NullMarked;
