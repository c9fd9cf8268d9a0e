/** Conditions in CEL: what they may read, and what they may cost. */
@NullMarked
package io.countersign.policies.rules.condition;

import org.jspecify.annotations.NullMarked;
