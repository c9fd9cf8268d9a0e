/** A user's own account: who may look at it, and what entitles them to change it. */
@NullMarked
package io.countersign.application.account;

import org.jspecify.annotations.NullMarked;
