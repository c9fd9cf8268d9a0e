/** The tenant's own policies over HTTP. */
@NullMarked
package io.countersign.rest.policy;

import org.jspecify.annotations.NullMarked;
