/** Create, read and change tenants. */
@NullMarked
package io.countersign.application.tenant;

import org.jspecify.annotations.NullMarked;
