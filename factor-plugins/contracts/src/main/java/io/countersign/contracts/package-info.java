/** The contract every factor passes. */
@NullMarked
package io.countersign.contracts;

import org.jspecify.annotations.NullMarked;
