/** A user's own account, as they see it themselves. */
@NullMarked
package io.countersign.domain.account;

import org.jspecify.annotations.NullMarked;
