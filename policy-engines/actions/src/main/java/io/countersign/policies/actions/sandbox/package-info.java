/** Scripts that can do nothing but compute, for a while and in some memory. */
@NullMarked
package io.countersign.policies.actions.sandbox;

import org.jspecify.annotations.NullMarked;
