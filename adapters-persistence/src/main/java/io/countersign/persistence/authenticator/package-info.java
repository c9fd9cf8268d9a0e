/** Authenticators in the store. */
@NullMarked
package io.countersign.persistence.authenticator;

import org.jspecify.annotations.NullMarked;
