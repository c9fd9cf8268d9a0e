/** An HTTP client that costs as little as possible, since it shares the machine with the server. */
@NullMarked
package io.countersign.benchmarks.client;

import org.jspecify.annotations.NullMarked;
