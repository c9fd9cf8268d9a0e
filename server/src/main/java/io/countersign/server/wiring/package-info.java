/** Which class serves which port: the only place that knows Guice. */
@NullMarked
package io.countersign.server.wiring;

import org.jspecify.annotations.NullMarked;
