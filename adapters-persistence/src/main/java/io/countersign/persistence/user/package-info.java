/** Users in the store. */
@NullMarked
package io.countersign.persistence.user;

import org.jspecify.annotations.NullMarked;
