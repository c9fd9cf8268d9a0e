/** Many clients doing the same thing for a while, and what it took. */
@NullMarked
package io.countersign.benchmarks.load;

import org.jspecify.annotations.NullMarked;
