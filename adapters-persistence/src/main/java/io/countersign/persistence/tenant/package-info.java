/** Tenants in the store. */
@NullMarked
package io.countersign.persistence.tenant;

import org.jspecify.annotations.NullMarked;
