/** Tenants over HTTP. */
@NullMarked
package io.countersign.rest.tenant;

import org.jspecify.annotations.NullMarked;
