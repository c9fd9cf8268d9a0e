/** What happened, in the store. */
@NullMarked
package io.countersign.persistence.event;

import org.jspecify.annotations.NullMarked;
