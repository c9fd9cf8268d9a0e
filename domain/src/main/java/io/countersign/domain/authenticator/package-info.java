/** What one user has bound, and how often it may be guessed. */
@NullMarked
package io.countersign.domain.authenticator;

import org.jspecify.annotations.NullMarked;
