/** Policies of ordered rules, with conditions in CEL. */
@NullMarked
package io.countersign.policies.rules;

import org.jspecify.annotations.NullMarked;
