/** Secrets at rest and signed assertions. */
@NullMarked
package io.countersign.crypto;

import org.jspecify.annotations.NullMarked;
