/** Authenticators over HTTP: list, import, rename, revoke. */
@NullMarked
package io.countersign.rest.authenticator;

import org.jspecify.annotations.NullMarked;
