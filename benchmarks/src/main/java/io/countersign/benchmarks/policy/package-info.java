/** What policies cost: asked directly, in a process like the server's, and within sign-ins. */
@NullMarked
package io.countersign.benchmarks.policy;

import org.jspecify.annotations.NullMarked;
