/** The HTTP server: connections, deadlines, dispatch. */
@NullMarked
package io.countersign.rest.server;

import org.jspecify.annotations.NullMarked;
