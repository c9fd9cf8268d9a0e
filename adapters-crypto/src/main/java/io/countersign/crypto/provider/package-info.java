/** Which implementation of cryptography does what. */
@NullMarked
package io.countersign.crypto.provider;

import org.jspecify.annotations.NullMarked;
