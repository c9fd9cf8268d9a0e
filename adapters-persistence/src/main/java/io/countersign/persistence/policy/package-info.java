/** The policies of tenants in a database. */
@NullMarked
package io.countersign.persistence.policy;

import org.jspecify.annotations.NullMarked;
