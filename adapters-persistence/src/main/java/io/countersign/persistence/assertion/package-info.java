/** Signing keys in the store. */
@NullMarked
package io.countersign.persistence.assertion;

import org.jspecify.annotations.NullMarked;
