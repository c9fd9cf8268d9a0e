/** Organizations over HTTP. */
@NullMarked
package io.countersign.rest.organization;

import org.jspecify.annotations.NullMarked;
