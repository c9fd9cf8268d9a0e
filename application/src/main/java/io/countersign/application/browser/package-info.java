/** Trusted browsers: remember, recognize by a token that changes with each use, list, revoke. */
@NullMarked
package io.countersign.application.browser;

import org.jspecify.annotations.NullMarked;
