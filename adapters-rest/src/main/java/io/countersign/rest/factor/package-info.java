/** Factors over HTTP. */
@NullMarked
package io.countersign.rest.factor;

import org.jspecify.annotations.NullMarked;
