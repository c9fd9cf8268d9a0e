/** Guesses at identifiers: whose they are, and where they are counted. */
@NullMarked
package io.countersign.domain.attempt;

import org.jspecify.annotations.NullMarked;
