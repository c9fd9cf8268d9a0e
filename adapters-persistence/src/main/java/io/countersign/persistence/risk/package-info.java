/** What assessors remember, in the store. */
@NullMarked
package io.countersign.persistence.risk;

import org.jspecify.annotations.NullMarked;
