/** A user's own account over HTTP. */
@NullMarked
package io.countersign.rest.account;

import org.jspecify.annotations.NullMarked;
