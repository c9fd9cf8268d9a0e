/** What happened to a tenant, in one order that never changes. */
@NullMarked
package io.countersign.application.ledger;

import org.jspecify.annotations.NullMarked;
