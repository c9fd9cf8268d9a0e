/**
 * What the product costs, measured against limits of the same machine in the same run. Run by
 * {@code benchmarks/run}; explained in {@code docs/performance.md}.
 */
@NullMarked
package io.countersign.benchmarks;

import org.jspecify.annotations.NullMarked;
