/** Whom a tenant asks for a second proof, as long as no policy says more. */
@NullMarked
package io.countersign.domain.mfa;

import org.jspecify.annotations.NullMarked;
