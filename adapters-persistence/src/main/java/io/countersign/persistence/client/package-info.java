/** API keys in the store. */
@NullMarked
package io.countersign.persistence.client;

import org.jspecify.annotations.NullMarked;
