/** Webhooks of a server, and receivers for them. */
@NullMarked
package io.countersign.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
