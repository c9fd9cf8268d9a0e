/** Removing what has expired. */
@NullMarked
package io.countersign.application.purge;

import org.jspecify.annotations.NullMarked;
