/** How a server starts and stops. */
@NullMarked
package io.countersign.server.lifecycle;

import org.jspecify.annotations.NullMarked;
