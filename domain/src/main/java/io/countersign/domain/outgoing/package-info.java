/** Messages on their way to people, and how many may be. */
@NullMarked
package io.countersign.domain.outgoing;

import org.jspecify.annotations.NullMarked;
