/** How often one may guess at identifiers: reserving, reporting, locking and unlocking. */
@NullMarked
package io.countersign.application.lockout;

import org.jspecify.annotations.NullMarked;
