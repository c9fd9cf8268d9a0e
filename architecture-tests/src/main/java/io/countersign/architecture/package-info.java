/**
 * The house plan as tests: what is looked at, what must hold, and, below {@code planted}, classes
 * that break each rule. Nothing of it is shipped.
 */
@NullMarked
package io.countersign.architecture;

import org.jspecify.annotations.NullMarked;
