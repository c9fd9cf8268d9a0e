/** What must be proved when. */
@NullMarked
package io.countersign.domain.policy;

import org.jspecify.annotations.NullMarked;
