/** Trusted browsers in the store. */
@NullMarked
package io.countersign.persistence.browser;

import org.jspecify.annotations.NullMarked;
