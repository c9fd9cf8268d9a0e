/** The packaged server as a process of its own. */
@NullMarked
package io.countersign.benchmarks.server;

import org.jspecify.annotations.NullMarked;
