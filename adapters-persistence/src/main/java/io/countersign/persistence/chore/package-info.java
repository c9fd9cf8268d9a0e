/** Chores on a schedule that the nodes of a store share. */
@NullMarked
package io.countersign.persistence.chore;

import org.jspecify.annotations.NullMarked;
