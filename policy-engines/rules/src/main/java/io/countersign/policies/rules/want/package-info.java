/** What rules want, before it is known of whom. */
@NullMarked
package io.countersign.policies.rules.want;

import org.jspecify.annotations.NullMarked;
