/** Trusted browsers over HTTP. */
@NullMarked
package io.countersign.rest.browser;

import org.jspecify.annotations.NullMarked;
