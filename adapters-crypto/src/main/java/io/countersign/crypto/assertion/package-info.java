/** Assertions as JWTs that are signed with ECDSA on P-256. */
@NullMarked
package io.countersign.crypto.assertion;

import org.jspecify.annotations.NullMarked;
