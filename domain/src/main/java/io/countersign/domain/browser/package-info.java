/** Browsers in which a user is not asked for a factor again for some days. */
@NullMarked
package io.countersign.domain.browser;

import org.jspecify.annotations.NullMarked;
