/** Guesses at identifiers over HTTP: reserving, reporting, locking and unlocking. */
@NullMarked
package io.countersign.rest.lockout;

import org.jspecify.annotations.NullMarked;
