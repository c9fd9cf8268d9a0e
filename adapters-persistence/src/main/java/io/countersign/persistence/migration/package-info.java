/** The schema of the store. */
@NullMarked
package io.countersign.persistence.migration;

import org.jspecify.annotations.NullMarked;
