/** Moves everything from one database to another. */
@NullMarked
package io.countersign.persistence.copy;

import org.jspecify.annotations.NullMarked;
