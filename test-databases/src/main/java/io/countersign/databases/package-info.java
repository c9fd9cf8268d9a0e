/** Real database servers for tests and benchmarks, launched where no ready one is named. */
@NullMarked
package io.countersign.databases;

import org.jspecify.annotations.NullMarked;
