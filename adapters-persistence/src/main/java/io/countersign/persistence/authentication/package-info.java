/** Authentications in the store. */
@NullMarked
package io.countersign.persistence.authentication;

import org.jspecify.annotations.NullMarked;
