/** Sign-ins while somebody guesses at one identifier as often as they can. */
@NullMarked
package io.countersign.benchmarks.lockout;

import org.jspecify.annotations.NullMarked;
