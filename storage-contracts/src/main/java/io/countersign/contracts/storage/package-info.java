/** Everything that is asked of an adapter of the store. */
@NullMarked
package io.countersign.contracts.storage;

import org.jspecify.annotations.NullMarked;
