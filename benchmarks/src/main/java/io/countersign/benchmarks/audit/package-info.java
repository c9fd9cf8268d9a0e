/** Sign-ins of one tenant beside those of many. */
@NullMarked
package io.countersign.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
