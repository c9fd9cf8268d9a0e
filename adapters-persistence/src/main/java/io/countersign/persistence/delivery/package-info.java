/** Messages on their way, and how many there were. */
@NullMarked
package io.countersign.persistence.delivery;

import org.jspecify.annotations.NullMarked;
