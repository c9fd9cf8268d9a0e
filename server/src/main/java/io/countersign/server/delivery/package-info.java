/** How messages leave: their words, the background, and the outbox of developers. */
@NullMarked
package io.countersign.server.delivery;

import org.jspecify.annotations.NullMarked;
