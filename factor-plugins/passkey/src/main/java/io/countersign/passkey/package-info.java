/** Passkeys and security keys (WebAuthn Level 3). */
@NullMarked
package io.countersign.passkey;

import org.jspecify.annotations.NullMarked;
