/** The key set that assertions are verified with, and its rotation. */
@NullMarked
package io.countersign.rest.assertion;

import org.jspecify.annotations.NullMarked;
