/** The composition root. */
@NullMarked
package io.countersign.server;

import org.jspecify.annotations.NullMarked;
