/** Secrets at rest, with Tink and a key set that is kept in a file. */
@NullMarked
package io.countersign.crypto.secret;

import org.jspecify.annotations.NullMarked;
