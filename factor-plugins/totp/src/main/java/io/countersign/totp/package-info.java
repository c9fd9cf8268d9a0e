/** Time-based one-time passwords (RFC 6238). */
@NullMarked
package io.countersign.totp;

import org.jspecify.annotations.NullMarked;
