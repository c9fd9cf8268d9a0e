/** Organizations in the store. */
@NullMarked
package io.countersign.persistence.organization;

import org.jspecify.annotations.NullMarked;
