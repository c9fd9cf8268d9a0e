/** What happened, in the past tense. */
@NullMarked
package io.countersign.domain.event;

import org.jspecify.annotations.NullMarked;
